import type { BlockContent, DefinitionContent, Heading, List, ListItem, Paragraph, RootContent } from 'mdast'
import { escapeLineStarts, escapeText } from './escape-text.ts'
import { renderInline } from './render-inline.ts'
import { renderTable } from './render-table.ts'

/** A piece of a message: text in Discord's Markdown, or what stands in a code fence. */
export type Block =
  | { readonly kind: 'text'; readonly text: string /** Belongs to the block after it. */; readonly heads?: true }
  | { readonly kind: 'code'; readonly text: string; readonly lang: string }

type Node = RootContent | BlockContent | DefinitionContent

const deepest = 12

/** A Markdown tree as blocks, in order; tables become code, lists are cut where code stands in them. */
export function renderBlocks(nodes: readonly Node[], depth = 0): Block[] {
  if (depth > deepest) return []
  return nodes
    .flatMap((node) => blocksOf(node, depth))
    .filter(({ kind, text }) => kind === 'code' || text.trim() !== '')
}

function blocksOf(node: Node, depth: number): Block[] {
  switch (node.type) {
    case 'paragraph':
      return [paragraph(node)]
    case 'heading':
      return [heading(node)]
    case 'code':
      return [{ kind: 'code', text: node.value, lang: languageOf(node.lang) }]
    case 'table':
      return [{ kind: 'code', text: renderTable(node), lang: '' }]
    case 'list':
      return renderList(node, depth)
    case 'blockquote':
      return merged(renderBlocks(node.children, depth + 1).map(quoted), '\n> \n')
    case 'footnoteDefinition':
      return renderBlocks(node.children, depth + 1)
    case 'html':
      return [{ kind: 'text', text: escapeLineStarts(escapeText(node.value)) }]
    default:
      return []
  }
}

/** A paragraph that is bold as a whole serves as a heading. */
function paragraph({ children }: Paragraph): Block {
  const text = escapeLineStarts(renderInline(children))
  return children.length === 1 && children[0]?.type === 'strong'
    ? { kind: 'text', text, heads: true }
    : { kind: 'text', text }
}

function heading({ depth, children }: Heading): Block {
  const small = depth > 2
  const text = renderInline(children, small ? ['**'] : [])
    .replace(/\s+/g, ' ')
    .trim()
  return { kind: 'text', text: text && (small ? `**${text}**` : `${depth === 1 ? '##' : '###'} ${text}`), heads: true }
}

const languageOf = (lang: string | null | undefined): string => /^[\w+-]{1,20}$/.exec(lang ?? '')?.[0] ?? ''

function quoted(block: Block): Block {
  return block.kind === 'code' ? block : { ...block, text: block.text.replace(/^(?:> )?/gm, '> ') }
}

/** Lines of items; a code block among them stands on its own, because Discord knows no indented one. */
function renderList(list: List, depth: number): Block[] {
  const start = Math.min(list.start ?? 1, 99_999)
  const items = list.children.flatMap((item, i) => renderItem(item, list.ordered ? `${start + i}. ` : '- ', depth))
  return merged(items, '\n')
}

function renderItem({ children, checked }: ListItem, mark: string, depth: number): Block[] {
  const [first, ...rest] = renderBlocks(children, depth + 1)
  const lead = typeof checked === 'boolean' ? `${mark}${checked ? '☑' : '☐'} ` : mark
  if (first?.kind !== 'text') return [{ kind: 'text', text: lead.trimEnd() }, ...(first ? [first] : []), ...rest]
  const indented = rest.map((block) => (block.kind === 'code' ? block : text(block.text.replace(/^/gm, '  '))))
  return [text(lead + first.text.replace(/\n/g, '\n  ')), ...indented]
}

/** Texts that follow each other as one. */
function merged(blocks: readonly Block[], between: string): Block[] {
  const all: Block[] = []
  for (const block of blocks) {
    const last = all.at(-1)
    if (last?.kind === 'text' && block.kind === 'text') all[all.length - 1] = text(last.text + between + block.text)
    else all.push(block)
  }
  return all
}

const text = (value: string): Block => ({ kind: 'text', text: value })
