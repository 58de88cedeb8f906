/** Which signature lines hold a word, and how much it says: for finding those that a log resembles. */

import { isOpen } from './choose-keys.ts'
import { border, readText } from './read-words.ts'
import type { WordWeights } from './word-weights.ts'

interface Entry {
  readonly weight: number
  /** Numbers of the lines, ascending. */
  readonly lines: number[]
}

/** By the word's hash. */
export type WordIndex = ReadonlyMap<number, Entry>

export function indexWords(lines: readonly string[], weights: WordWeights): WordIndex {
  const index = new Map<number, Entry>()
  lines.forEach((line, number) => {
    const bytes = Buffer.from(line, 'utf8')
    const words = readText(bytes)
    for (let at = 0; at < words.count; at++) {
      const [hash, start, end] = [words.hash[at] as number, words.start[at] as number, words.end[at] as number]
      if (hash === border || isOpen(bytes, start, end)) continue
      const entry = index.get(hash)
      if (!entry) index.set(hash, { weight: weights.of(hash, bytes, start, end), lines: [number] })
      else if (entry.lines.at(-1) !== number) entry.lines.push(number)
    }
  })
  return index
}
