import type { Entry } from './entries.ts'
import { frontOf, tokensOf } from './entry-tokens.ts'
import type { Weigh } from './weigh.ts'

/** Why an entry was ranked where it is; every figure between 0 and 1. */
export interface Evidence {
  /** 1 where the question is one of the ways of asking, word for word. */
  readonly same: number
  /** Likeness of the question to the nearest way of asking (cosine of weighted tokens). */
  readonly ask: number
  /** Share of that way of asking that the question holds. */
  readonly contains: number
  /** The fourth power of `ask`: nearly the same words are worth more than twice half of them. */
  readonly near: number
  /** Share of the OpenStack terms in the question that the entry's title or ways of asking name; 1 where there are none. */
  readonly subject: number
  /** Likeness to the title and aliases. */
  readonly title: number
  /** Share of the question that the entry holds anywhere. */
  readonly held: number
  /** Score of the word index against the best one. */
  readonly words: number
  /** How well the kind of note fits the kind of question. */
  readonly kind: number
}

export interface Hit {
  readonly id: string
  readonly score: number
  readonly evidence: Evidence
}

export interface RankOptions {
  /** 0 to 1: how well this kind of entry answers this kind of question. */
  readonly fits: (kind: Entry['kind']) => number
  /** The entry that claims the question word for word. */
  readonly same: string | undefined
  /** The tokens of the question that are OpenStack's own terms. */
  readonly subjects: readonly string[]
}

interface Candidate {
  readonly entry: Entry
  readonly words: number
}

/** Fitted by bench/calibrate.ts so that an `ask` taken out of its note finds it first; `same` is set by hand: who asks in a note's own words gets it. */
const weights: Readonly<Record<keyof Evidence, number>> = {
  same: 1,
  ask: 0.05,
  contains: 0.42,
  near: 0.27,
  subject: 0.2,
  title: 0.36,
  held: 0.86,
  words: 0.36,
  kind: 0.33,
}

function sum(tokens: Iterable<string>, weigh: Weigh): number {
  let total = 0
  for (const token of tokens) total += weigh(token)
  return total
}

/** Cosine of two sets of weighted tokens, and the share of `b` that is in `a`. */
function likeness(a: ReadonlySet<string>, weightA: number, b: readonly string[], weigh: Weigh): [number, number] {
  let shared = 0
  let weightB = 0
  for (const token of b) {
    const weight = weigh(token)
    weightB += weight
    if (a.has(token)) shared += weight
  }
  return shared === 0 ? [0, 0] : [shared / Math.sqrt(weightA * weightB), shared / weightB]
}

function nearestAsk(
  question: ReadonlySet<string>,
  weight: number,
  entry: Entry,
  weigh: Weigh,
): Pick<Evidence, 'ask' | 'contains'> {
  let best = { ask: 0, contains: 0 }
  for (const tokens of entry.asks) {
    const [ask, contains] = likeness(question, weight, tokens, weigh)
    if (ask > best.ask) best = { ask, contains }
  }
  return best
}

function subjectShare(subjects: readonly string[], entry: Entry, weigh: Weigh): number {
  const front = frontOf(entry)
  const all = sum(subjects, weigh)
  return all === 0
    ? 1
    : sum(
        subjects.filter((token) => front.has(token)),
        weigh,
      ) / all
}

function evidenceOf(
  question: ReadonlySet<string>,
  weight: number,
  { entry, words }: Candidate,
  weigh: Weigh,
): Omit<Evidence, 'kind' | 'same' | 'subject'> {
  const all = tokensOf(entry)
  let held = 0
  for (const token of question) if (all.has(token)) held += weigh(token)
  const nearest = nearestAsk(question, weight, entry, weigh)
  return {
    ...nearest,
    near: nearest.ask ** 4,
    title: likeness(question, weight, entry.title, weigh)[0],
    held: held / weight,
    words,
  }
}

/** Orders candidates by how well they answer the question; the score is the weighted sum of the evidence. */
export function rankHits(
  index: { readonly weigh: Weigh },
  tokens: readonly string[],
  candidates: readonly Candidate[],
  { fits, same, subjects }: RankOptions,
): Hit[] {
  const question = new Set(tokens)
  const weight = sum(question, index.weigh)
  const most = Math.max(...candidates.map(({ words }) => words))
  return candidates
    .map((candidate) => {
      const relative = { ...candidate, words: candidate.words / most }
      const evidence: Evidence = {
        same: candidate.entry.id === same ? 1 : 0,
        ...evidenceOf(question, weight, relative, index.weigh),
        subject: subjectShare(subjects, candidate.entry, index.weigh),
        kind: fits(candidate.entry.kind),
      }
      const score = Object.entries(evidence).reduce(
        (all, [name, value]) => all + weights[name as keyof Evidence] * value,
        0,
      )
      return { id: candidate.entry.id, score, evidence }
    })
    .sort((a, b) => b.score - a.score)
}
