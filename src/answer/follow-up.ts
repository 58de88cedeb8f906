import type { TermKind } from '../knowledge/knowledge.ts'
import type { Concept } from '../search/vocabulary.ts'
import type { Question } from './question.ts'

const subjects: ReadonlySet<TermKind> = new Set(['service', 'tool', 'project', 'concept', 'object'])
const deeds: ReadonlySet<TermKind> = new Set(['action', 'word'])

const pointsBack =
  /^(and|but|so|then|also|what about|how about|what if)\b|\b(it|its|that|this|them|they|one|ones|those|these|there)\b|^那|^还有|^然后|^再|它|这个|那个|其中|上面|刚才|呢[？?]?$/i
const onlyChangesSubject = /^(and|what about|how about|那|那么|还有)|呢[？?]?$/i
/** A question of more words than this stands on its own. */
const shortQuestion = 7

const of = (question: Question, kinds: ReadonlySet<TermKind>): Concept[] =>
  question.tokens.concepts.filter(({ kind }) => kinds.has(kind))

/** The one spoken of stands before what is named here: "create one for NFS", "can I use it with S3 tools". */
const pointsFirst =
  /^\W*(?:\w+\W+){0,3}(?:it|that|this|them|they|one|those|these)\b(?! (?:possible|necessary|ok|okay|normal|safe|true|better|worth|enough)\b)|^.{0,3}(?:它|这个|那个)/i
/** Half of a comparison, the other half was spoken of: "how does that differ from a backup". */
const isHalfCompared = ({ kind, tokens }: Question, own: readonly Concept[]): boolean =>
  kind === 'difference' && own.length === 1 && tokens.all.length <= 4

const withTokens = (question: Question, more: readonly string[], concepts: readonly Concept[]): Question => ({
  ...question,
  tokens: {
    ...question.tokens,
    all: [...question.tokens.all, ...more],
    concepts: [...question.tokens.concepts, ...concepts],
  },
})

/**
 * Completes a question that leans on the one before it: "and how do I delete one?" takes over what was spoken of, "and for Cinder?" what
 * was asked about it. A question that stands on its own is returned as it is.
 */
export function completeFollowUp(question: Question, before: Question | undefined): Question {
  if (!before || question.tokens.all.length > shortQuestion) return question
  const own = of(question, subjects)
  if (own.length === 0 && (pointsBack.test(question.text) || question.tokens.all.length <= 3)) {
    const taken = of(before, subjects)
    const rest = taken.length > 0 ? taken.map(({ token }) => token) : before.tokens.all
    return withTokens(question, rest, taken)
  }
  if (own.length > 0 && onlyChangesSubject.test(question.text) && of(question, deeds).length === 0) {
    const deedsBefore = before.tokens.all.filter(
      (token) => !of(before, subjects).some((subject) => subject.token === token),
    )
    return { ...withTokens(question, deedsBefore, of(before, deeds)), kind: before.kind }
  }
  if (own.length > 0 && (pointsFirst.test(question.text) || isHalfCompared(question, own))) {
    const along = of(before, subjects).filter(({ token }) => !own.some((one) => one.token === token))
    return withTokens(
      question,
      along.map(({ token }) => token),
      along,
    )
  }
  return question
}
