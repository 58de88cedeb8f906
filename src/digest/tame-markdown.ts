import { clipLine } from './clip-line.ts'
import { type Piece, piecesOf } from './typed-lines.ts'

/** What Markdown takes for the beginning of a line: blanks, quotes, items. */
const start = '^((?:\\s|>|[-*+]\\s|\\d{1,9}[.)]\\s)*)'
const heading = new RegExp(`${start}(#{1,6})(?=\\s|$)`)
const underline = new RegExp(`${start}(=+|-+)(?=\\s*$)`)
const rule = new RegExp(`${start}([-*_])(?=(?:\\s*\\2){2,}\\s*$)`)
/** `[label]: address` is never shown, nor is a label that ends on a later line. */
const definition = new RegExp(`${start}\\[(?=[^\\]]*(?:\\]:|$))`)

/** Typed Markdown that makes no heading, rule or definition and leaves no fence open. */
export const tameMarkdown = (typed: string): string =>
  piecesOf(typed)
    .map(({ kind, text }) => (kind === 'fence' ? text : tameLine(text.trimEnd())))
    .join('\n')

/** The same, as a chat shows it: lines end where they did. */
export function tameForChat(typed: string): string {
  const pieces = piecesOf(tameMarkdown(typed))
  return pieces.map(({ text }, at) => `${text}${isBroken(pieces[at], pieces[at + 1]) ? '  ' : ''}`).join('\n')
}

const isBroken = (line: Piece | undefined, next: Piece | undefined): boolean =>
  [line, next].every((one) => one?.kind === 'line' && one.text.trim() !== '' && !one.text.trimStart().startsWith('|'))

export const tameLine = (line: string): string =>
  line.replace(heading, '$1\\$2').replace(underline, '$1\\$2').replace(rule, '$1\\$2').replace(definition, '$1\\[')

/** A name or title letter by letter, on one line. */
export const plainText = (text: string, most = 160): string =>
  clipLine(text.replace(/\s+/g, ' ').trim(), most).replace(/[\\`*_[\]<>~|#]/g, '\\$&')
