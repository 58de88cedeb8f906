import type { Entry } from './entries.ts'
import { type Asked, type Evidence, evidenceOf, packAsked } from './evidence.ts'
import type { PackedEntry, TokenList } from './packed-entries.ts'

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
}

interface Candidate {
  readonly entry: PackedEntry
  readonly list: TokenList
  /** Its score in the word index. */
  readonly words: number
}

/** Fitted by bench/calibrate.ts so that an `ask` taken out of its note finds it first; `same` is set by hand: who asks in a note's own words gets it. */
const weights: Readonly<Record<keyof Evidence, number>> = {
  same: 1,
  ask: 0.9,
  contains: 0.21,
  near: -0.01,
  subject: 0.11,
  title: 0.08,
  held: 0.47,
  passage: 0.35,
  words: 0.54,
  kind: 0.3,
}

/** Orders candidates by how well they answer the question; the score is the weighted sum of the evidence. */
export function rankHits(asked: Asked<string>, candidates: readonly Candidate[], { fits, same }: RankOptions): Hit[] {
  const most = Math.max(...candidates.map(({ words }) => words))
  const lists = new Set(candidates.map(({ list }) => list))
  const packed = new Map([...lists].map((list) => [list, packAsked(asked, list)]))
  return candidates
    .map(({ entry, list, words }) => {
      const evidence: Evidence = {
        same: entry.id === same ? 1 : 0,
        ...evidenceOf(packed.get(list) as Asked<number>, entry),
        words: words / most,
        kind: fits(entry.kind),
      }
      return { id: entry.id, score: scoreOf(evidence), evidence }
    })
    .sort((a, b) => b.score - a.score)
}

const scoreOf = (evidence: Evidence) =>
  Object.entries(weights).reduce((all, [name, weight]) => all + weight * evidence[name as keyof Evidence], 0)
