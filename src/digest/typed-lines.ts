/**
 * Lines of typed Markdown with what is fenced kept apart. A fence is one piece, not indented, and closed where its writer forgot to; as in
 * chats, its first line may stand behind the opening marks and its last one before the closing ones.
 */
import { markOf } from './list-marks.ts'

export type Piece = { readonly kind: 'line'; readonly text: string } | { readonly kind: 'fence'; readonly text: string }

/** Any other word there is the first of the code. */
const language =
  /^\s*(?:sh|bash|zsh|shell|console|powershell|python3?|py|ya?ml|json|ini|conf|toml|xml|html|css|sql|text|txt|plaintext|log|diff|go|rust|c|cpp|java|perl|ruby|js|ts|javascript|typescript|hcl|jinja2?|nginx|dockerfile|makefile|markdown|md)?\s*$/i

/** Such a line opens a fence; ```` ```one``` ```` does not. */
export const opensFence = (line: string): boolean => /^(?:`{3,}[^`]*|~{3,}.*)$/.test(line)

export function piecesOf(markdown: string): Piece[] {
  const pieces: Piece[] = []
  const lines = markdown.replace(/\r\n?/g, '\n').split('\n')
  for (let at = 0; at < lines.length; at += 1) {
    const opening = openingOf(lines[at] ?? '')
    if (opening === undefined) {
      pieces.push({ kind: 'line', text: lines[at] ?? '' })
      continue
    }
    const { before, mark, info } = opening
    const { body, end } = readFence(lines, at + 1, mark)
    const inside = body.map((line) => withoutIndent(line, before))
    const head = language.test(info) ? [`${mark}${info}`] : [mark, info]
    if (before.trim() !== '') pieces.push({ kind: 'line', text: before })
    pieces.push({ kind: 'fence', text: [...head, ...inside, mark].join('\n') })
    at = end
  }
  return pieces
}

/** A fence may begin behind the marks of items and quotes: `- ```sh`. */
function openingOf(line: string): { before: string; mark: string; info: string } | undefined {
  if (!/```|~~~/.test(line)) return undefined
  const whole = line.trimEnd()
  let rest = whole.trimStart()
  while (!opensFence(rest)) {
    const inner = rest.startsWith('>') ? rest.slice(1).trimStart() : markOf(rest)?.rest
    if (inner === undefined || inner === rest) return undefined
    rest = inner
  }
  const mark = /^(?:`+|~+)/.exec(rest)?.[0] ?? ''
  return { before: whole.slice(0, whole.length - rest.length), mark, info: rest.slice(mark.length).trim() }
}

/** Lines up to the fence's end, or up to the last one; and where it ends. */
function readFence(lines: readonly string[], from: number, mark: string): { body: string[]; end: number } {
  const found = lines.findIndex((line, at) => at >= from && line.trimEnd().endsWith(mark))
  const end = found < 0 ? lines.length : found
  const last = (lines[end] ?? '').trimEnd().replace(/[`~]+$/, '')
  return { body: [...lines.slice(from, end), ...(/^[\s>]*$/.test(last) ? [] : [last])], end }
}

/** Without the indent of the fence, and the marks of the quote that it stands in. */
function withoutIndent(line: string, before: string): string {
  const bare = before.includes('>') ? line.replace(/^\s*>\s?/, '') : line
  const spaces = bare.length - bare.trimStart().length
  return bare.slice(Math.min(spaces, before.length))
}
