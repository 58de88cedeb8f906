import { escapeText } from './escape-text.ts'

const longest = 1_000
const encoded: Readonly<Record<string, string>> = {
  '(': '%28',
  ')': '%29',
  '|': '%7C',
  '\\': '%5C',
  '`': '%60',
  '*': '%2A',
  '@': '%40',
}

/** A link that opens no preview. Without its address where that is not http(s), holds a password or is over-long. */
export function renderLink(address: string, label: string): string {
  const url = safeAddress(address)
  const text = label.replace(/\s+/g, ' ').trim()
  if (!url) return escapeText(text || address)
  // Discord does not render a link whose text looks like an address itself.
  if (!text || /:\/\/|discord\.gg/i.test(text)) return `<${url}>`
  return `[${escapeText(text.slice(0, 300))}](<${url}>)`
}

function safeAddress(address: string): string | undefined {
  const url = URL.canParse(address) ? new URL(address) : undefined
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password) return undefined
  const safe = url.href.replace(/[()|\\`*@]/g, (sign) => encoded[sign] ?? sign)
  return safe.length <= longest ? safe : undefined
}
