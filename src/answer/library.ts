import type { Knowledge, KnownError, Note } from '../knowledge/knowledge.ts'
import type { SearchIndex } from '../search/search.ts'

/** Everything that answering needs, made once. */
export interface Library {
  readonly index: SearchIndex
  readonly notes: ReadonlyMap<string, Note>
  readonly errors: ReadonlyMap<string, KnownError>
}

export function openLibrary(knowledge: Knowledge, index: SearchIndex): Library {
  return {
    index,
    notes: new Map(knowledge.notes.map((note) => [note.id, note])),
    errors: new Map(knowledge.errors.map((error) => [error.id, error])),
  }
}
