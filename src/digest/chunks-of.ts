/**
 * A part of a report in the pieces its writer meant. The outermost marks begin pieces, and what is marked or indented further in belongs to
 * them; where there are no marks, paragraphs do. What is fenced stays whole, with what introduces it.
 */
import { bulletRank, type Mark, markOf } from './list-marks.ts'
import { type Piece, piecesOf } from './typed-lines.ts'

export interface Chunk {
  /** Without its mark. */
  readonly text: string
  readonly isMarked: boolean
  /** All that follows its first line is indented further than that. */
  readonly isIndented: boolean
}

interface Open {
  mark?: Mark
  readonly pieces: Piece[]
}

export function chunksOf(markdown: string): Chunk[] {
  const chunks: Open[] = []
  let outermost: Mark | undefined
  let isApart = true
  for (const piece of piecesOf(markdown)) {
    const mark = piece.kind === 'line' ? markOf(piece.text) : undefined
    const last = chunks.at(-1)
    if (last && mark && isIntroduced(last) && outermost === undefined && chunks.length === 1) {
      outermost = mark
      last.mark = mark
      last.pieces.push(...joined(last.pieces.pop(), mark.rest))
    } else if (mark && !isWithin(mark, last, outermost)) {
      outermost = mark
      chunks.push({ mark, pieces: [{ kind: 'line', text: mark.rest }] })
    } else if (last && !(isApart && isOwn(piece, last))) last.pieces.push(piece)
    else if (!isEmpty(piece)) chunks.push({ pieces: [piece] })
    isApart = isEmpty(piece)
  }
  return chunks
    .map(({ pieces, mark }) => ({
      text: textOf(pieces),
      isMarked: mark !== undefined,
      isIndented: isIndented(pieces.slice(1), mark?.indent ?? 0),
    }))
    .filter(({ text }) => text !== '')
}

const isEmpty = ({ text }: Piece): boolean => text.trim() === ''

/** Ends with a colon: what comes next belongs to it. */
const isIntroduced = ({ mark, pieces }: Open): boolean =>
  mark === undefined && /[:：]\s*$/.test(pieces.findLast((piece) => !isEmpty(piece))?.text ?? '')

function isWithin(mark: Mark, last: Open | undefined, outermost: Mark | undefined): boolean {
  if (last && last.mark === undefined && (isIntroduced(last) || last.pieces.some(({ text }) => markOf(text))))
    return true
  return outermost !== undefined && (mark.rank > outermost.rank || mark.indent > outermost.indent + 1)
}

/** A paragraph after an empty line, unless it goes on with what stands before it. */
function isOwn(piece: Piece, last: Open): boolean {
  if (isEmpty(piece) || piece.kind === 'fence') return false
  if (last.mark === undefined) return !isIntroduced(last)
  return last.mark.rank >= bulletRank && !/^\s/.test(piece.text)
}

const joined = (introduction: Piece | undefined, rest: string): Piece[] => [
  { kind: 'line', text: `${introduction?.text.trimEnd() ?? ''} ${rest}` },
]

/** Lines after the first lose the indent they have in common; what is fenced stays as it is. */
function textOf([first, ...rest]: readonly Piece[]): string {
  const common = commonIndent(rest)
  const lines = rest.map(({ kind, text }) =>
    kind === 'fence' ? text : text.slice(Math.min(common, indentOf(text))).trimEnd(),
  )
  return [first?.text.trim() ?? '', ...lines.filter((line, at) => line !== '' || lines[at - 1] !== '')]
    .join('\n')
    .trim()
}

const most = 100

function commonIndent(pieces: readonly Piece[]): number {
  const lines = pieces.filter((piece) => piece.kind === 'line' && !isEmpty(piece))
  return Math.min(...lines.map(({ text }) => indentOf(text)), most)
}

function isIndented(pieces: readonly Piece[], indent: number): boolean {
  const common = commonIndent(pieces)
  return common > indent && common < most
}

const indentOf = (text: string): number => text.length - text.trimStart().length
