import type { Evidence, Hit } from '../search/rank-hits.ts'
import type { SearchIndex } from '../search/search.ts'
import type { Question } from './question.ts'

/** What speaks for and against answering with the best hit; every figure between 0 and 1, but `best`. */
export interface Signs extends Pick<Evidence, 'ask' | 'contains' | 'title' | 'held'> {
  /** Share of the question's weight in words that the whole knowledge never uses. */
  readonly unknown: number
  /** Terms in the question that are OpenStack's own: 0, 0.5 (one) or 1 (two or more). */
  readonly anchors: number
  /** Things in the question that other worlds have, too: 0, 0.5 or 1. */
  readonly things: number
  /** 1 where a name of another world stands in the question and it is not what the best hit is about. */
  readonly foreign: number
  /** How far the best hit is ahead of the second. */
  readonly ahead: number
  /** The best hit's score. */
  readonly best: number
}

type Weights = Readonly<Record<keyof Signs | 'bias', number>>

/**
 * Logistic weights, fitted by bench/calibrate.ts. `scope` tells questions about OpenStack (each `ask`, taken out of its note) from the
 * out-of-scope questions of test/golden; `right` tells the asks whose note is still found first from the others, from asks of notes that
 * were taken out whole, and from the out-of-scope ones. Refit them when notes or ranking change much.
 */
const weights: Readonly<Record<'scope' | 'right', Weights>> = {
  scope: {
    bias: -5.35,
    ask: -0.24,
    contains: 0.85,
    title: 1.6,
    held: 3.86,
    unknown: -1.36,
    anchors: 2.96,
    things: 1.74,
    foreign: -2.75,
    ahead: -0.52,
    best: 2.17,
  },
  right: {
    bias: -3.91,
    ask: 0.23,
    contains: -0.11,
    title: 0.89,
    held: 1.03,
    unknown: -0.22,
    anchors: 0.36,
    things: 0.1,
    foreign: -0.09,
    ahead: 5.43,
    best: 1.08,
  },
}

/** The bot answers when both are reached, else it says that it does not know. */
export const bars = { scope: 0.85, right: 0.2 } as const

/** A question that names another world is answered only if a note was written for that very question. */
const veryQuestion = 0.85

const own = new Set(['service', 'tool', 'project', 'concept', 'action'])

const half = (count: number) => Math.min(2, count) / 2

export function signsOf(index: SearchIndex, { tokens }: Question, hits: readonly Hit[]): Signs {
  const [best, second] = hits
  const all = [...new Set(tokens.all)]
  const weight = all.reduce((sum, token) => sum + index.weigh(token), 0)
  const strange = all.filter((token) => !index.uses.has(token)).reduce((sum, token) => sum + index.weigh(token), 0)
  const { ask = 0, contains = 0, title = 0, held = 0 } = best?.evidence ?? {}
  return {
    ask,
    contains,
    title,
    held,
    unknown: weight === 0 ? 1 : strange / weight,
    anchors: half(tokens.concepts.filter(({ kind }) => own.has(kind)).length),
    things: half(tokens.concepts.filter(({ kind }) => kind === 'object').length),
    foreign: isForeign(index, tokens, best) ? 1 : 0,
    ahead: best ? Math.min(1, 1 - (second?.score ?? 0) / best.score) : 0,
    best: best?.score ?? 0,
  }
}

function isForeign(index: SearchIndex, { concepts }: Question['tokens'], best: Hit | undefined): boolean {
  if (concepts.some(({ kind }) => kind === 'elsewhere')) return true
  const neighbours = concepts.filter(({ kind }) => kind === 'neighbour')
  if (neighbours.length === 0) return false
  const title = best && index.entries.get(best.id)?.title
  return !concepts.some(({ kind }) => own.has(kind)) || !neighbours.some(({ token }) => title?.includes(token))
}

function logistic(signs: Signs, by: Weights): number {
  const sum = Object.entries(signs).reduce((all, [name, value]) => all + by[name as keyof Signs] * value, by.bias)
  return 1 / (1 + Math.exp(-sum))
}

export interface Confidence {
  /** 0 to 1: that the question is about OpenStack. */
  readonly scope: number
  /** 0 to 1: that the best hit is the one that answers it. */
  readonly right: number
  readonly enough: boolean
}

export function confidenceOf(signs: Signs, { tokens }: Question): Confidence {
  const elsewhere = tokens.concepts.some(({ kind }) => kind === 'elsewhere')
  const scope = elsewhere && signs.ask < veryQuestion ? 0 : logistic(signs, weights.scope)
  const right = logistic(signs, weights.right)
  return { scope, right, enough: scope >= bars.scope && right >= bars.right }
}
