import { clipLine } from './clip-line.ts'
import { type Piece, piecesOf } from './typed-lines.ts'

export interface Clipped {
  readonly text: string
  readonly isWhole: boolean
}

/** As much of a text as there is room for: whole lines and fences, at least the beginning of the first. */
export function clipBlocks(typed: string, most: number): Clipped {
  if (typed.length <= most) return { text: typed, isWhole: true }
  const kept: string[] = []
  let room = most
  for (const { text } of piecesOf(typed)) {
    room -= text.length + 1
    if (room < 0) break
    kept.push(text)
  }
  const text = kept.join('\n').trim()
  return { text: text === '' ? beginningOf(piecesOf(typed), most) : `${text}\n…`, isWhole: false }
}

/** Of a fence that is too long its first lines, in a fence. */
function beginningOf(pieces: readonly Piece[], most: number): string {
  const first = pieces.find(({ text }) => text.trim() !== '')
  if (first === undefined || first.kind === 'line') return clipLine(first?.text.trim() ?? '', most)
  const [open = '', ...lines] = first.text.split('\n')
  const close = lines.pop() ?? ''
  const kept: string[] = []
  let room = most
  for (const line of lines) {
    room -= line.length + 1
    if (room < 0) break
    kept.push(line)
  }
  const shown = kept.length > 0 ? kept : [clipLine(lines[0] ?? '', most)]
  return [open, ...shown, '…', close].join('\n')
}
