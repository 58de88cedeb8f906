/** How much of a signature's line a record holds in order: the heaviest run of common words, not necessarily side by side. */

import type { Pattern, PatternWord } from './pattern.ts'
import type { Token } from './read-record.ts'

export interface Likeness {
  /** Share of the pattern's weight that stands in the record, in order. */
  readonly share: number
  readonly weight: number
  /** Whether the record speaks of a failure. */
  readonly tells: boolean
  readonly first: Token
  readonly last: Token
}

const longest = 400
/** The heaviest run within the first `at` words of the record: its weight, and where it begins and ends. Used again by every call. */
const weights = new Float64Array(longest + 1)
const firsts = new Int16Array(longest + 1)
const lasts = new Int16Array(longest + 1)

export function alike(pattern: Pattern, tokens: readonly Token[], tells: boolean): Likeness | undefined {
  const length = Math.min(tokens.length, longest)
  weights.fill(0, 0, length + 1)
  for (const word of pattern.words) addWord(word, tokens, length)
  const weight = weights[length] as number
  const [first, last] = [tokens[firsts[length] as number], tokens[lasts[length] as number]]
  if (weight === 0 || !first || !last) return undefined
  return { share: weight / pattern.weight, weight, tells, first, last }
}

/** One step of the longest common run, weighed: each place keeps the best of what it had, its left neighbour, and the word itself. */
function addWord({ text, weight }: PatternWord, tokens: readonly Token[], length: number): void {
  let [before, start] = [0, 0]
  for (let at = 1; at <= length; at++) {
    const [above, aboveStart] = [weights[at] as number, firsts[at] as number]
    if (above < (weights[at - 1] as number)) copy(at - 1, at)
    const taken = before + weight
    if (tokens[at - 1]?.text === text && taken > (weights[at] as number)) {
      weights[at] = taken
      firsts[at] = before === 0 ? at - 1 : start
      lasts[at] = at - 1
    }
    before = above
    start = aboveStart
  }
}

function copy(from: number, to: number): void {
  weights[to] = weights[from] as number
  firsts[to] = firsts[from] as number
  lasts[to] = lasts[from] as number
}
