import { tokensOf } from '../search/entry-tokens.ts'
import type { Evidence, Hit } from '../search/rank-hits.ts'
import type { SearchIndex } from '../search/search.ts'
import { ownTokens } from '../search/vocabulary.ts'
import type { Question } from './question.ts'

/** What speaks for and against answering with the best hit; every figure between 0 and 1, but `best`. `same` settles it alone. */
export interface Signs extends Pick<Evidence, 'same' | 'ask' | 'contains' | 'title' | 'held'> {
  /** Of what stands beside OpenStack's own terms: the share with which people ask about OpenStack (in the asks of three notes; less counts in part). */
  readonly usual: number
  /** Of what stands beside OpenStack's own terms: the share that the best hit holds. "Sahara desert size" names a service and nothing else of it. */
  readonly rest: number
  /** Terms in the question that are OpenStack's own: 0, 0.5 (one) or 1 (two or more). */
  readonly anchors: number
  /** Things in the question that other worlds have, too: 0, 0.5 or 1. */
  readonly things: number
  /** Words of other lives in the question: 0, 0.5 or 1. */
  readonly everyday: number
  /** 1 where a name of another world stands in the question and it is not what the best hit is about. */
  readonly foreign: number
  /** How far the best hit is ahead of the second. */
  readonly ahead: number
  /** The best hit's score. */
  readonly best: number
}

type Weighed = Exclude<keyof Signs, 'same'>

type Weights = Readonly<Record<Weighed | 'bias', number>>

/**
 * Logistic weights, fitted by bench/calibrate.ts. `scope` tells questions about OpenStack (each `ask`, taken out of its note) from the
 * out-of-scope questions of test/golden; `right` tells the asks whose note is still found first from the others, from asks of notes that
 * were taken out whole, and from the out-of-scope ones. Refit them when notes or ranking change much.
 */
const weights: Readonly<Record<'scope' | 'right', Weights>> = {
  scope: {
    bias: -5.41,
    ask: -1.93,
    contains: 1.74,
    title: 1.14,
    held: -0.52,
    usual: 0.62,
    rest: 3.73,
    anchors: 3.65,
    things: 2.78,
    everyday: -5.81,
    foreign: -2.67,
    ahead: 0.63,
    best: 1.29,
  },
  right: {
    bias: -5.04,
    ask: -0.97,
    contains: 0.06,
    title: 0.47,
    held: -0.12,
    usual: -1.09,
    rest: 0.04,
    anchors: 0.64,
    things: 0.53,
    everyday: -0.94,
    foreign: -0.22,
    ahead: 5.59,
    best: 2.54,
  },
}

/** The bot answers when both are reached, else it says that it does not know. */
export const bars = { scope: 0.62, right: 0.1 } as const

/** A question that names another world, or nothing but a neighbour, is answered only if a note was written for that very question. */
const veryQuestion = { elsewhere: 0.85, neighbour: 0.56 } as const

const usualFrom = 3

const half = (count: number) => Math.min(2, count) / 2

export function signsOf(index: SearchIndex, { tokens }: Question, hits: readonly Hit[]): Signs {
  const [best, second] = hits
  const beside = restOf(index, tokens)
  const entry = best && index.entries.get(best.id)
  const there = entry ? tokensOf(entry) : new Set<string>()
  const { same = 0, ask = 0, contains = 0, title = 0, held = 0 } = best?.evidence ?? {}
  return {
    same,
    ask,
    contains,
    title,
    held,
    usual: beside((token) => Math.min(1, (index.asked.get(token) ?? 0) / usualFrom)),
    rest: beside((token) => (there.has(token) ? 1 : 0)),
    anchors: half(ownTokens(tokens.concepts).length),
    things: half(tokens.concepts.filter(({ kind }) => kind === 'object').length),
    everyday: half(tokens.concepts.filter(({ kind }) => kind === 'everyday').length),
    foreign: isForeign(index, tokens, best) ? 1 : 0,
    ahead: best ? Math.min(1, 1 - (second?.score ?? 0) / best.score) : 0,
    best: best?.score ?? 0,
  }
}

/** Weighs the tokens beside OpenStack's own terms by `share` (0 to 1 each); 1 where there are none. */
function restOf(
  index: SearchIndex,
  { all, concepts }: Question['tokens'],
): (share: (token: string) => number) => number {
  const anchors = new Set(ownTokens(concepts))
  const rest = [...new Set(all)].filter((token) => !anchors.has(token))
  const weight = rest.reduce((sum, token) => sum + index.weigh(token), 0)
  return (share) =>
    weight === 0 ? 1 : rest.reduce((sum, token) => sum + index.weigh(token) * share(token), 0) / weight
}

function isForeign(index: SearchIndex, { concepts }: Question['tokens'], best: Hit | undefined): boolean {
  if (concepts.some(({ kind }) => kind === 'elsewhere')) return true
  const neighbours = concepts.filter(({ kind }) => kind === 'neighbour')
  if (neighbours.length === 0) return false
  const title = best && index.entries.get(best.id)?.title
  return ownTokens(concepts).length === 0 || !neighbours.some(({ token }) => title?.includes(token))
}

function logistic(signs: Signs, by: Weights): number {
  const { same: _, ...weighed } = signs
  const sum = Object.entries(weighed).reduce((all, [name, value]) => all + by[name as Weighed] * value, by.bias)
  return 1 / (1 + Math.exp(-sum))
}

export interface Confidence {
  /** 0 to 1: that the question is about OpenStack. */
  readonly scope: number
  /** 0 to 1: that the best hit is the one that answers it. */
  readonly right: number
  readonly enough: boolean
}

/** How near a way of asking must be before scope is weighed at all. */
function askNeeded({ concepts }: Question['tokens']): number {
  if (concepts.some(({ kind }) => kind === 'elsewhere')) return veryQuestion.elsewhere
  const strangers = concepts.some(({ kind }) => kind === 'neighbour') && ownTokens(concepts).length === 0
  return strangers ? veryQuestion.neighbour : 0
}

export function confidenceOf(signs: Signs, { tokens }: Question): Confidence {
  if (signs.same === 1) return { scope: 1, right: 1, enough: true }
  const scope = signs.ask < askNeeded(tokens) ? 0 : logistic(signs, weights.scope)
  const right = logistic(signs, weights.right)
  return { scope, right, enough: scope >= bars.scope && right >= bars.right }
}
