import type { Lang } from '../knowledge/knowledge.ts'
import { readQuestion, type SearchIndex } from '../search/search.ts'
import type { Tokens } from '../search/tokenize.ts'
import { languageOf } from './language.ts'
import { type QuestionKind, questionKindOf } from './question-kind.ts'

/** A question as it was understood. */
export interface Question {
  readonly text: string
  readonly lang: Lang
  readonly kind: QuestionKind
  readonly tokens: Tokens
}

/** Longer questions are read up to here; what matters stands at the start. */
const maxChars = 4_000

export function understand(index: SearchIndex, text: string): Question {
  const read = text.slice(0, maxChars)
  return { text: read, lang: languageOf(read), kind: questionKindOf(read), tokens: readQuestion(index, read) }
}
