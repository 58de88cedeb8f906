import { clipLine } from './clip-line.ts'
import { piecesOf } from './typed-lines.ts'

/** What Markdown takes for the beginning of a line: blanks, quotes, items. */
const start = '^((?:\\s|[-*+>]\\s|\\d{1,9}[.)]\\s)*)'
const heading = new RegExp(`${start}(#{1,6})(?=\\s|$)`)
const underline = /^((?:\s|>)*)(=+|-+)(?=\s*$)/
const rule = /^((?:\s|>)*)([-*_])(?=(?:\s*\2){2,}\s*$)/
/** `[label]: address` is never shown, nor is a label that ends on a later line. */
const definition = new RegExp(`${start}\\[(?=[^\\]]*(?:\\]:|$))`)

/**
 * Markdown that somebody typed as it may stand inside an item of ours: it looks as meant, its lines end where they did, and it makes no
 * heading, rule or definition and leaves no fence open.
 */
export function tameMarkdown(typed: string): string {
  const pieces = piecesOf(typed)
  return pieces
    .map(({ kind, text }, at) => {
      if (kind === 'fence' || text.trim() === '') return text
      const next = pieces[at + 1]
      const isBroken = next?.kind === 'line' && next.text.trim() !== ''
      return `${tameLine(text.trimEnd())}${isBroken ? '  ' : ''}`
    })
    .join('\n')
}

export const tameLine = (line: string): string =>
  line.replace(heading, '$1\\$2').replace(underline, '$1\\$2').replace(rule, '$1\\$2').replace(definition, '$1\\[')

/** A name or title letter by letter, on one line. */
export const plainText = (text: string, most = 160): string =>
  clipLine(text.replace(/\s+/g, ' ').trim(), most).replace(/[\\`*_[\]<>~|#]/g, '\\$&')
