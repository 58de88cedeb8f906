import type { PhrasingContent } from 'mdast'
import { toString as textOf } from 'mdast-util-to-string'
import { escapeText } from './escape-text.ts'
import { renderLink } from './render-link.ts'

/** Stands for a space at which a message must not be split; no text from outside keeps it. */
export const held = '\ue000'

const longestStyle = 300
const deepest = 8
const marks = { strong: '**', emphasis: '*', delete: '~~' } as const

/** Text with its styles, as Discord's Markdown on one line; a break in it begins a new one. */
export function renderInline(nodes: readonly PhrasingContent[], around: readonly string[] = []): string {
  return nodes.map((node) => rendered(node, around)).join('')
}

function rendered(node: PhrasingContent, around: readonly string[]): string {
  switch (node.type) {
    case 'text':
    case 'html':
      return escapeText(unwrap(clean(node.value)))
    case 'inlineCode':
      return hold(codeSpan(clean(node.value)))
    case 'strong':
    case 'emphasis':
    case 'delete':
      return styled(node.type, node.children, around)
    case 'link':
      return hold(renderLink(node.url, clean(textOf(node))))
    case 'image':
      return hold(renderLink(node.url, clean(node.alt ?? '')))
    case 'break':
      return '\n'
    case 'linkReference':
      return renderInline(node.children, around)
    default:
      return ''
  }
}

/** A style inside the same style would end it, and one that is split would leave its marks behind. */
function styled(style: keyof typeof marks, nodes: readonly PhrasingContent[], around: readonly string[]): string {
  const mark = marks[style]
  const inside = around.length < deepest ? renderInline(nodes, [...around, mark]) : ''
  const bare = inside.trim()
  if (!bare || around.includes(mark) || bare.length > longestStyle || bare.includes('\n')) return inside
  return inside.replace(bare, () => hold(`${mark}${bare}${mark}`))
}

function codeSpan(value: string): string {
  const text = value.replace(/\s+/g, ' ').replace(/``+/g, (run) => run.split('').join('\u200b'))
  if (!text.trim()) return ''
  if (!text.includes('`')) return `\`${text}\``
  return `\`\` ${text} \`\``
}

const hold = (text: string): string => text.replace(/[ \t\n]/g, held)
const clean = (text: string): string => text.replaceAll(held, '')

/** A line end in the source is a space, and nothing between Han characters. */
function unwrap(text: string): string {
  return text
    .replace(/[ \t]*\r?\n[ \t]*/g, '\n')
    .replace(/(?<=\p{sc=Han})\n(?=\p{sc=Han})/gu, '')
    .replace(/\n/g, ' ')
}
