import type { Note, Term } from './knowledge.ts'
import { columnNames, type Matrix } from './matrix.ts'
import { type Mistake, quote } from './mistake.ts'
import { stemOf } from './read-page.ts'

export interface MatrixGround {
  readonly notes: readonly Note[]
  readonly terms: readonly Term[]
  /** Every note and known error file, also those with mistakes. */
  readonly files: readonly string[]
}

const file = 'matrix.yaml'
const errorHeadings = ['Cause', 'Fix', 'Check']

/** What the matrix names and is not there, and the services and tools that it forgets. */
export function checkMatrix(matrix: Matrix, ground: MatrixGround): Mistake[] {
  return [...checkPlaces(matrix, ground), ...checkRows(matrix, ground.terms)]
}

function checkPlaces({ rows }: Matrix, ground: MatrixGround): Mistake[] {
  const headings = headingsOf(ground)
  return rows.flatMap(({ name, cells }) =>
    columnNames.flatMap((column) => {
      const cell = cells[column]
      if (cell.kind !== 'filled') return []
      return cell.places.flatMap((place) => {
        const rule = wrongWith(place, headings)
        return rule ? [{ file, field: `[${name}].${column}`, rule, got: quote(place) }] : []
      })
    }),
  )
}

/** The English headings by id; `undefined` for a file whose own mistakes are listed anyway. */
function headingsOf({ notes, files }: MatrixGround): Map<string, readonly string[] | undefined> {
  const read = new Map(notes.map(({ id, text }) => [id, text.en.sections.map(({ heading }) => heading)]))
  return new Map(
    files.map((path) => [stemOf(path), path.startsWith('errors/') ? errorHeadings : read.get(stemOf(path))]),
  )
}

function wrongWith(place: string, headings: ReadonlyMap<string, readonly string[] | undefined>): string | undefined {
  const cut = place.indexOf('#')
  const id = cut < 0 ? place : place.slice(0, cut)
  if (!headings.has(id)) return 'must begin with the id of a note or known error'
  const known = headings.get(id)
  if (cut < 0 || !known || known.includes(place.slice(cut + 1))) return undefined
  return `must name a section of ${id} (${known.join(' | ')})`
}

function checkRows({ rows, leftOut }: Matrix, terms: readonly Term[]): Mistake[] {
  const named = new Set([...rows.map(({ name }) => name), ...Object.keys(leftOut)])
  return terms
    .filter(({ term, kind }) => (kind === 'service' || kind === 'tool') && !named.has(term))
    .map(({ term }) => ({
      file,
      field: `[${term}]`,
      rule: 'needs a row, or a reason under "left out"',
      got: 'nothing',
    }))
}
