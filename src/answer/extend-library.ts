import type { Knowledge } from '../knowledge/knowledge.ts'
import { extendIndex } from '../search/search.ts'
import type { Library } from './library.ts'

/** The library with a team's own notes and known errors beside those that ship. */
export function extendLibrary({ index, notes, errors }: Library, own: Pick<Knowledge, 'notes' | 'errors'>): Library {
  return {
    index: extendIndex(index, own),
    notes: new Map([...notes, ...own.notes.map((note) => [note.id, note] as const)]),
    errors: new Map([...errors, ...own.errors.map((error) => [error.id, error] as const)]),
  }
}
