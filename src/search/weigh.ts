import type { TermKind } from '../knowledge/knowledge.ts'
import type { Vocabulary } from './vocabulary.ts'

/** How much a token says about what a text is about. */
export type Weigh = (token: string) => number

const han = /^\p{Script=Han}+$/u

/** A term says more than a word; a pair of characters is only a part of a word, and everyday words bridge languages but decide little. */
const byTerm: Readonly<Record<TermKind, number>> = {
  service: 1.3,
  tool: 1.3,
  project: 1,
  concept: 1.3,
  object: 1.2,
  action: 1.3,
  word: 0.7,
  neighbour: 1.2,
  everyday: 1.3,
  elsewhere: 2,
}

/** Rarity (inverse document frequency) times the kind of token; a token the index does not hold weighs most. */
export function compileWeights(uses: ReadonlyMap<string, number>, entries: number, vocabulary: Vocabulary): Weigh {
  const known = new Map<string, number>()
  const weigh = (token: string) => {
    const rarity = Math.log(1 + (entries + 1) / ((uses.get(token) ?? 0) + 1))
    const concept = vocabulary.concepts.get(token)
    if (concept) return rarity * byTerm[concept.kind]
    if (han.test(token)) return rarity * (token.length === 1 ? 0.2 : 0.6)
    return rarity
  }
  return (token) => {
    const before = known.get(token)
    if (before !== undefined) return before
    const weight = weigh(token)
    if (known.size < 50_000) known.set(token, weight)
    return weight
  }
}
