/** Lines of typed Markdown with what is fenced kept apart: a fence is one piece, closed where its writer forgot to, and not indented. */
export type Piece = { readonly kind: 'line'; readonly text: string } | { readonly kind: 'fence'; readonly text: string }

/** Also behind the mark of an item: `- ```sh`. */
const opening = /^(\s*(?:(?:[-*+]|\d{1,9}[.)])\s+)*)(`{3,}|~{3,})([^`]*)$/

export function piecesOf(markdown: string): Piece[] {
  const pieces: Piece[] = []
  const lines = markdown.replace(/\r\n?/g, '\n').split('\n')
  for (let at = 0; at < lines.length; at += 1) {
    const [, before = '', mark, info = ''] = opening.exec(lines[at] ?? '') ?? []
    if (mark === undefined) {
      pieces.push({ kind: 'line', text: lines[at] ?? '' })
      continue
    }
    const inside = bodyOf(lines, at + 1, mark)
    const body = inside.map((line) => withoutIndent(line, before.length))
    if (before.trim() !== '') pieces.push({ kind: 'line', text: before })
    pieces.push({ kind: 'fence', text: [`${mark}${info.trimEnd()}`, ...body, mark].join('\n') })
    at += inside.length + 1
  }
  return pieces
}

/** Lines up to the fence's end, or up to the last one. */
function bodyOf(lines: readonly string[], from: number, mark: string): string[] {
  const end = lines.findIndex((line, at) => at >= from && closes(line, mark))
  return lines.slice(from, end < 0 ? lines.length : end)
}

function closes(line: string, mark: string): boolean {
  const bare = line.trim()
  return bare.length >= mark.length && bare === (mark[0] ?? '').repeat(bare.length)
}

function withoutIndent(line: string, most: number): string {
  const spaces = line.length - line.trimStart().length
  return line.slice(Math.min(spaces, most))
}
