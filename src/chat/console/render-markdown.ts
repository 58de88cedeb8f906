import type { Node, Nodes, Parent, RootContent } from 'mdast'
import { parseMarkdown } from '../parse-markdown.ts'

/** ANSI styles; with colour off every one of them gives the text back. */
export interface Paint {
  bold(text: string): string
  dim(text: string): string
  code(text: string): string
  accent(text: string): string
}

const style = (on: number, off: number) => (text: string) => `\u001b[${on}m${text}\u001b[${off}m`
const plain = (text: string) => text

export const painted: Paint = { bold: style(1, 22), dim: style(2, 22), code: style(36, 39), accent: style(33, 39) }
export const unpainted: Paint = { bold: plain, dim: plain, code: plain, accent: plain }

/** Markdown as lines for a terminal: code indented, links with their address, tables in columns. */
export function renderMarkdown(markdown: string, paint: Paint): string {
  return parseMarkdown(markdown)
    .children.map((node) => block(node, paint))
    .join('\n\n')
}

function block(node: RootContent, paint: Paint): string {
  switch (node.type) {
    case 'code':
      return node.value
        .split('\n')
        .map((line) => `    ${paint.code(line)}`)
        .join('\n')
    case 'heading':
      return paint.bold(inline(node, paint))
    case 'list':
      return node.children
        .map((item, i) => `${node.ordered ? `${(node.start ?? 1) + i}.` : '•'} ${indented(item, paint)}`)
        .join('\n')
    case 'blockquote':
      return node.children
        .map((child) => block(child, paint))
        .join('\n')
        .replace(/^/gm, '│ ')
    case 'table':
      return table(
        node.children.map((row) => row.children.map((cell) => inline(cell, paint))),
        paint,
      )
    default:
      return inline(node, paint)
  }
}

function indented(item: Parent, paint: Paint): string {
  return item.children
    .map((child) => block(child as RootContent, paint))
    .join('\n')
    .replaceAll('\n', '\n  ')
}

function inline(node: Node, paint: Paint): string {
  const all = node as Nodes
  const inside = () => ('children' in all ? all.children.map((child) => inline(child, paint)).join('') : '')
  switch (all.type) {
    case 'text':
    case 'html':
      return all.value
    case 'inlineCode':
      return paint.code(all.value)
    case 'strong':
      return paint.bold(inside())
    case 'emphasis':
      return paint.accent(inside())
    case 'link':
      return inside() === all.url ? all.url : `${inside()} ${paint.dim(`<${all.url}>`)}`
    case 'break':
      return '\n'
    default:
      return inside()
  }
}

const ansi = /\u001b\[\d+m/g
const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/g

/** Columns that a text takes: Han characters take two. */
function columns(text: string): number {
  const bare = text.replace(ansi, '')
  return bare.length + (bare.match(wide)?.length ?? 0)
}

function table(rows: readonly string[][], paint: Paint): string {
  const widths = rows[0]?.map((_, i) => Math.max(...rows.map((row) => columns(row[i] ?? '')))) ?? []
  const line = (row: readonly string[]) =>
    row
      .map((cell, i) => cell + ' '.repeat(Math.max(0, (widths[i] ?? 0) - columns(cell))))
      .join('  ')
      .trimEnd()
  const [head = [], ...body] = rows
  return [paint.bold(line(head)), ...body.map(line)].join('\n')
}
