import { cutAt } from './cut-text.ts'
import type { SizedBlock } from './gather-blocks.ts'
import { limits } from './limits.ts'

/** What notifications and screen readers say: the blocks' own text, escaped, so that nothing in it is a mention or a link. */
export function fallbackText(blocks: readonly SizedBlock[]): string {
  const text = blocks
    .map(({ block }) => shown(block))
    .filter(Boolean)
    .join('\n')
  const escaped = escapeText(text)
  if (escaped.length <= limits.fallback) return escaped || '…'
  return `${escaped.slice(0, cutAt(escaped, limits.fallback - 8)).replace(/&[a-z]{0,3}$/, '')}…`
}

/** The three characters that are not themselves to Slack: https://docs.slack.dev/messaging/formatting-message-text#escaping */
export const escapeText = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

function shown(node: unknown): string {
  if (typeof node !== 'object' || node === null) return ''
  if (Array.isArray(node)) return node.map(shown).join('')
  const { type, text, url, elements, rows } = node as Record<string, unknown>
  if (type === 'actions') return ''
  if (Array.isArray(rows)) return rows.map((row) => (row as unknown[]).map(shown).join(' | ')).join('\n')
  if (type === 'rich_text_list') return (elements as unknown[]).map((one) => `• ${shown(one)}`).join('\n')
  if (type === 'rich_text') return (elements as unknown[]).map(shown).join('\n')
  if (Array.isArray(elements)) return shown(elements)
  if (typeof text === 'object') return shown(text)
  return typeof text === 'string' ? text : typeof url === 'string' ? url : ''
}
