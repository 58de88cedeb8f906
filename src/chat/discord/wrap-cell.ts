import { columnsOf } from './columns-of.ts'

/** A cell's text in lines of `width` columns: broken at spaces and between Han characters, inside a word only where it must. */
export function wrapCell(text: string, width: number): string[] {
  const lines: string[] = []
  let line = ''
  for (const piece of piecesOf(text, width)) {
    if (line && columnsOf(line + piece) > width) {
      lines.push(line.trimEnd())
      line = ''
    }
    line += line ? piece : piece.trimStart()
  }
  return [...lines, line.trimEnd()]
}

/** Columns of the longest piece that is only broken where it must be. */
export function longestPiece(text: string): number {
  return Math.max(0, ...piecesIn(text).map((piece) => columnsOf(piece.trim())))
}

function piecesOf(text: string, width: number): string[] {
  return piecesIn(text).flatMap((piece) => (columnsOf(piece.trim()) <= width ? [piece] : broken(piece, width)))
}

/** What stays together: a word with the space before it, or one Han character. */
const piecesIn = (text: string): string[] => text.match(/ ?\p{sc=Han}[，。；：、）」]?| ?[^\s\p{sc=Han}]+/gu) ?? []

function broken(word: string, width: number): string[] {
  const parts: string[] = []
  let part = ''
  for (const sign of word) {
    if (columnsOf(part + sign) > width) {
      parts.push(part)
      part = ''
    }
    part += sign
  }
  return [...parts, part]
}
