import { tokensOf } from '../search/entries.ts'
import type { Evidence } from '../search/evidence.ts'
import type { Hit } from '../search/rank-hits.ts'
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
  /** Names of OpenStack's neighbours in the question (Kubernetes, Ubuntu, AWS): 0, 0.5 or 1. */
  readonly neighbours: number
  /** 1 where a name of another world stands in the question and it is not what the best hit is about. */
  readonly foreign: number
  /** How far the best hit is ahead of the second. */
  readonly ahead: number
  /** The best hit's score. */
  readonly best: number
}

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
    neighbours: half(tokens.concepts.filter(({ kind }) => kind === 'neighbour').length),
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
