/**
 * Which known errors share rare words with a text: their signatures, samples, titles and the ways people ask for them.
 * The likeness is the cosine of the two bags of words, each word weighed by its rarity among the known errors.
 */

import type { KnownError } from '../knowledge/knowledge.ts'
import { ordinaryHashes } from './ordinary-words.ts'
import { border, newWordBuffer, readWords } from './read-words.ts'

export interface ErrorIndex {
  /** The errors (by their place in the list) that are like the words, with their likeness, 0 to 1. */
  likeTo(words: ReadonlySet<number>): Map<number, number>
  /** How much a word tells errors apart; 0 for words that no known error holds. */
  weightOf(word: number): number
}

/** With fewer shared words a likeness is chance. */
const fewestShared = 3

export function indexErrors(errors: readonly KnownError[]): ErrorIndex {
  const holders = new Map<number, number[]>()
  const bags = errors.map((error) => wordsOf(error))
  bags.forEach((bag, number) => {
    for (const word of bag) {
      const numbers = holders.get(word)
      if (numbers) numbers.push(number)
      else holders.set(word, [number])
    }
  })
  const weightOf = (word: number): number => {
    const count = holders.get(word)?.length ?? 0
    return count === 0 ? 0 : Math.log((errors.length + 1) / count)
  }
  const lengths = bags.map((bag) => lengthOf(bag, weightOf))
  return { weightOf, likeTo: (words) => likeTo(words, holders, lengths, weightOf) }
}

function likeTo(
  words: ReadonlySet<number>,
  holders: ReadonlyMap<number, readonly number[]>,
  lengths: readonly number[],
  weightOf: (word: number) => number,
): Map<number, number> {
  const shared = new Map<number, { sum: number; count: number }>()
  for (const word of words) {
    const square = weightOf(word) ** 2
    for (const number of holders.get(word) ?? []) {
      const one = shared.get(number) ?? { sum: 0, count: 0 }
      shared.set(number, { sum: one.sum + square, count: one.count + 1 })
    }
  }
  const length = lengthOf(words, weightOf)
  const like = new Map<number, number>()
  for (const [number, { sum, count }] of shared) {
    if (count >= fewestShared) like.set(number, sum / (length * (lengths[number] as number)))
  }
  return like
}

function lengthOf(words: Iterable<number>, weightOf: (word: number) => number): number {
  let sum = 0
  for (const word of words) sum += weightOf(word) ** 2
  return Math.sqrt(sum) || 1
}

const buffer = newWordBuffer(4096)

function wordsOf({ signatures, title, asks, log }: KnownError): Set<number> {
  const bytes = Buffer.from([...signatures.flat(), title.en, title.zh, ...asks, log].join('\n'), 'utf8')
  const words = new Set<number>()
  buffer.next = 0
  buffer.partStart = 0
  for (readWords(bytes, bytes.length, buffer); buffer.count > 0; readWords(bytes, bytes.length, buffer)) {
    for (let at = 0; at < buffer.count; at++) {
      const hash = buffer.hash[at] as number
      const long = (buffer.end[at] as number) - (buffer.start[at] as number) > 2
      if (hash !== border && long && buffer.digit[at] === 0 && !ordinaryHashes.has(hash)) words.add(hash)
    }
  }
  return words
}
