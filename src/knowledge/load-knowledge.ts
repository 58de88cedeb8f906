/**
 * Reads a kb folder into Knowledge, or lists every mistake of the whole folder.
 * It never repairs, guesses or skips: one mistake anywhere and there is no knowledge. Files are bounded and links are not followed.
 */
import { checkClaims } from './check-claims.ts'
import { checkMatrix } from './check-matrix.ts'
import type { Knowledge } from './knowledge.ts'
import type { Matrix } from './matrix.ts'
import type { Mistake, Problem } from './mistake.ts'
import { readError } from './read-error.ts'
import { type KbFolder, readKbFolder } from './read-kb-folder.ts'
import { readMatrix } from './read-matrix.ts'
import { readNote } from './read-note.ts'
import { readReleases } from './read-releases.ts'
import { readTerms } from './read-terms.ts'
import type { ReleaseTable } from './releases.ts'

export { formatMistake, type Mistake } from './mistake.ts'

export type Loaded =
  | { readonly kind: 'ok'; readonly knowledge: Knowledge; readonly keeping: Keeping }
  | { readonly kind: 'mistakes'; readonly mistakes: readonly Mistake[] }

/** What those who write the knowledge keep beside it; the bot itself does not read it. */
export interface Keeping {
  readonly matrix: Matrix | undefined
  readonly releases: ReleaseTable | undefined
}

export interface LoadOptions {
  /** YYYY-MM-DD; without it a date in the future is not noticed. */
  readonly today?: string
}

/** The knowledge in a folder. Never throws for what is in the folder. */
export async function loadKnowledge(folder: string, { today }: LoadOptions = {}): Promise<Loaded> {
  try {
    return readAll(await readKbFolder(folder), today)
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    if (code === undefined) throw error
    return {
      kind: 'mistakes',
      mistakes: [{ file: folder, field: 'folder', rule: 'must be a readable folder', got: code }],
    }
  }
}

function readAll(folder: KbFolder, today: string | undefined): Loaded {
  const notes = folder.notes.map((file) => ({ file: file.path, ...readNote(file, today) }))
  const errors = folder.errors.map((file) => ({ file: file.path, ...readError(file, today) }))
  const { terms, problems } = folder.terms ? readTerms(folder.terms) : { terms: [], problems: [] }
  const matrix = folder.matrix ? readMatrix(folder.matrix) : absent
  const releases = folder.releases ? readReleases(folder.releases) : absent
  const files = [...folder.notes, ...folder.errors].map(({ path }) => path)
  const tables = [
    { file: 'terms.yaml', problems },
    { file: 'matrix.yaml', problems: matrix.problems },
    { file: 'releases.yaml', problems: releases.problems },
  ]
  const mistakes = [
    ...folder.mistakes,
    ...[...notes, ...errors, ...tables].flatMap(inFile),
    ...(matrix.value ? checkMatrix(matrix.value, { notes: values(notes), terms, files }) : []),
    ...checkClaims({
      notes: notes.flatMap(({ file, front }) => (front ? [{ file, front }] : [])),
      errors: errors.flatMap(({ file, front }) => (front ? [{ file, front }] : [])),
      terms,
      files,
    }),
  ]
  if (mistakes.length > 0) return { kind: 'mistakes', mistakes: sorted(mistakes) }
  return {
    kind: 'ok',
    knowledge: { notes: values(notes), errors: values(errors), terms },
    keeping: { matrix: matrix.value, releases: releases.value },
  }
}

const absent = { value: undefined, problems: [] }

/** No honest file comes near; a hostile one must not fill the screen. */
const maxPerFile = 100

function inFile({ file, problems }: { readonly file: string; readonly problems: readonly Problem[] }): Mistake[] {
  return problems.slice(0, maxPerFile).map((problem) => ({ file, ...problem }))
}

function values<T>(read: readonly { readonly value?: T }[]): T[] {
  return read.flatMap(({ value }) => (value === undefined ? [] : [value]))
}

function sorted(mistakes: readonly Mistake[]): Mistake[] {
  return mistakes.toSorted((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0))
}
