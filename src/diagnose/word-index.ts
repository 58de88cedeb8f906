/** Which signature lines hold a word, and how much it says: for finding those that a log resembles. */

import { isOpen } from './choose-keys.ts'
import { openWeight } from './pattern.ts'
import { border, readText } from './read-words.ts'
import { ordinaryWeight, type WordWeights } from './word-weights.ts'

interface Entry {
  readonly weight: number
  /** Numbers of the lines, ascending. */
  readonly lines: number[]
}

export interface WordIndex {
  /** By the word's hash; without those that stand in every log, which would be most of the work and say least. */
  readonly entries: ReadonlyMap<number, Entry>
  /** Line → what its words of every log weigh together, and all its words. */
  readonly ordinary: Float64Array
  readonly whole: Float64Array
}

export function indexWords(lines: readonly string[], weights: WordWeights): WordIndex {
  const entries = new Map<number, Entry>()
  const ordinary = new Float64Array(lines.length)
  const whole = new Float64Array(lines.length)
  lines.forEach((line, number) => {
    const bytes = Buffer.from(line, 'utf8')
    const words = readText(bytes)
    for (let at = 0; at < words.count; at++) {
      const [hash, start, end] = [words.hash[at] as number, words.start[at] as number, words.end[at] as number]
      if (hash === border) continue
      const open = isOpen(bytes, start, end)
      const entry = entries.get(hash)
      const weight = open ? openWeight : (entry?.weight ?? weights.of(hash, bytes, start, end))
      whole[number] = (whole[number] as number) + weight
      if (open) continue
      if (weight <= ordinaryWeight) ordinary[number] = (ordinary[number] as number) + weight
      else if (!entry) entries.set(hash, { weight, lines: [number] })
      else if (entry.lines.at(-1) !== number) entry.lines.push(number)
    }
  })
  return { entries, ordinary, whole }
}
