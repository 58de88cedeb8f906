/**
 * How much a word says, from how many known errors (their signatures and sample logs) hold it.
 * The weight is the surprise in nats, 0.6 for words of every log and at most 6: a match must gather several.
 */

import { ordinaryHashes } from './ordinary-words.ts'
import { border, hashesOf, newWordBuffer, readWords } from './read-words.ts'

export interface WordWeights {
  /** Of a word that stands at `start` … `end` in `bytes`. */
  of(hash: number, bytes: Uint8Array, start: number, end: number): number
  /** Whether the word is one of its own: then it is no slip of another. */
  readonly isOwnWord: (word: string) => boolean
}

/** Of words that stand in every log: the least there is. */
export const ordinaryWeight = 0.6
const heaviest = 6
/** With fewer errors than this a word is not called rare for being in one of them only. */
const fewest = 200

export function weighWords(texts: readonly string[]): WordWeights {
  const counts = countTexts(texts)
  const total = Math.max(fewest, texts.length)
  return {
    isOwnWord: (word) => hashesOf(word).some((hash) => countOf(counts, hash) > 1 || ordinaryHashes.has(hash)),
    of(hash, bytes, start, end) {
      if (ordinaryHashes.has(hash)) return ordinaryWeight
      const surprise = Math.log(total / Math.max(1, countOf(counts, hash)))
      return Math.max(ordinaryWeight, Math.min(ceiling(bytes, start, end), surprise))
    },
  }
}

/** Numbers, single Chinese characters and the shortest words say little even when they are rare. */
function ceiling(bytes: Uint8Array, start: number, end: number): number {
  if ((bytes[start] as number) > 127) return 2
  let at = start
  while (at < end && (bytes[at] as number) < 58) at++
  if (at === end) return end - start > 2 ? 3 : 1
  return end - start < 3 ? 1.5 : heaviest
}

/** Hash → number of texts, with open addressing. */
interface Counts {
  hashes: Int32Array
  counts: Uint32Array
  lastText: Int32Array
  used: number
}

const newCounts = (size: number): Counts => ({
  hashes: new Int32Array(size),
  counts: new Uint32Array(size),
  lastText: new Int32Array(size).fill(-1),
  used: 0,
})

function countTexts(texts: readonly string[]): Counts {
  let counts = newCounts(32_768)
  const buffer = newWordBuffer(8192)
  texts.forEach((text, number) => {
    const bytes = Buffer.from(text, 'utf8')
    buffer.next = 0
    buffer.partStart = 0
    for (readWords(bytes, bytes.length, buffer); buffer.count > 0; readWords(bytes, bytes.length, buffer)) {
      if (counts.used + buffer.count > counts.hashes.length / 2) counts = grow(counts)
      for (let at = 0; at < buffer.count; at++) countWord(counts, buffer.hash[at] as number, number)
    }
  })
  return counts
}

function countWord(counts: Counts, hash: number, text: number): void {
  if (hash === border) return
  const slot = slotOf(counts, hash)
  if (counts.hashes[slot] === 0) {
    counts.hashes[slot] = hash
    counts.used++
  }
  if (counts.lastText[slot] === text) return
  counts.lastText[slot] = text
  counts.counts[slot] = (counts.counts[slot] as number) + 1
}

const countOf = (counts: Counts, hash: number): number => counts.counts[slotOf(counts, hash)] as number

function slotOf({ hashes }: Counts, hash: number): number {
  const mask = hashes.length - 1
  let slot = (hash ^ (hash >>> 15)) & mask
  while (hashes[slot] !== 0 && hashes[slot] !== hash) slot = (slot + 1) & mask
  return slot
}

function grow(old: Counts): Counts {
  const counts = newCounts(old.hashes.length * 4)
  old.hashes.forEach((hash, from) => {
    if (hash === 0) return
    const slot = slotOf(counts, hash)
    counts.hashes[slot] = hash
    counts.counts[slot] = old.counts[from] as number
    counts.lastText[slot] = old.lastText[from] as number
  })
  counts.used = old.used
  return counts
}
