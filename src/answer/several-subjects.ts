import type { Note } from '../knowledge/knowledge.ts'
import type { Hit } from '../search/rank-hits.ts'
import type { Library } from './library.ts'
import type { Question } from './question.ts'

const general = new Set(['definition', 'list', 'other', 'difference'])

/**
 * The notes of the services that a question lists ("what are Nova, Neutron and Cinder for?"), or nothing where it asks something else or one
 * note answers for all of them. Two subjects are enough when their difference is asked for.
 */
export function severalSubjects(library: Library, question: Question, best: Hit | undefined): Note[] {
  if (!general.has(question.kind)) return []
  const services = question.tokens.concepts.filter(({ kind }) => kind === 'service')
  const atLeast = question.kind === 'difference' ? 2 : 3
  if (services.length < atLeast || services.length > 8) return []
  if (best?.evidence.same) return []
  const covering = best && library.index.entries.get(best.id)
  if (covering && services.every(({ token }) => covering.title.includes(token))) return []
  const notes = services.map(({ token }) => noteOf(library, token))
  return notes.every((note) => note !== undefined) ? notes : []
}

function noteOf(library: Library, token: string): Note | undefined {
  const id = token.slice(1)
  const note = library.notes.get(id)
  return note?.kind === 'service' ? note : undefined
}
