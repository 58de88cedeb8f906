import type { Hit } from '../search/rank-hits.ts'
import type { Concept } from '../search/vocabulary.ts'
import type { Library } from './library.ts'
import type { Question } from './question.ts'

const asksForMeaning = new Set(['definition', 'other', 'why'])

/** A term of the vocabulary with its meaning, when nothing else stands in the question and no note is about it. */
export function termToDefine(
  { index }: Library,
  { kind, tokens }: Question,
  best: Hit | undefined,
): Concept | undefined {
  const [only, ...more] = new Set(tokens.all)
  const concept = only === undefined ? undefined : index.vocabulary.concepts.get(only)
  if (!concept?.means || more.length > 0 || best?.evidence.same || !asksForMeaning.has(kind)) return undefined
  const title = (best && index.entries.get(best.id)?.title) ?? []
  return title.includes(concept.token) && best?.evidence.ask === 1 ? undefined : concept
}
