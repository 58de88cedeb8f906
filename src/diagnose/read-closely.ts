/**
 * Decides for the patterns that were noted in a part whether they really stand there.
 * Bounded: a record of the same shape is read once for a pattern, a pattern only so often, and only so many words in all.
 */

import { mostWords } from './choose-keys.ts'
import type { Matcher } from './compile-errors.ts'
import { isProof } from './is-proof.ts'
import { type Match, matchPattern } from './match-pattern.ts'
import { readRecord } from './read-record.ts'
import { bitOf, gatherBits, newBits, placeOf, type RecentParts, recordAround } from './recent-parts.ts'

/** Pattern → its first matches. */
export type Matches = ReadonlyMap<number, readonly Match[]>

export interface CloseReader {
  /** Pattern → 1 when nothing more is wanted of it. */
  readonly done: Uint8Array
  readonly matches: Matches
  readPart(part: number): void
}

const readingsPerPattern = 1_000
/** For words that were no proof where they stood the first time. */
const readingsPerShape = 16
const wordsInAll = 1_000_000
/** Of a line that proves something only together with another one, so that the nearest two can be found. */
const mostMatches = 40
/** Of how many records the shape is remembered. */
const mostShapes = 100_000

export function openCloseReader(matcher: Matcher, parts: RecentParts): CloseReader {
  const { keys, count } = matcher
  const matches = new Map<number, Match[]>()
  const done = new Uint8Array(count)
  const readings = new Int32Array(count)
  /** Shape of a record → how often it was read. */
  const seen = new Map<number, number>()
  const bits = newBits()
  let left = wordsInAll

  /** Nearly all words of the pattern are there. */
  function hasWords(number: number, isThere: (hash: number) => boolean): boolean {
    const from = number * mostWords
    let found = 0
    for (let at = from; at < from + mostWords && keys.words[at] !== 0; at++) {
      if (isThere(keys.words[at] as number)) found++
    }
    return found >= (keys.wordsNeeded[number] as number)
  }

  function isNear(hash: number): boolean {
    const bit = bitOf(hash)
    return (((bits[bit >> 5] as number) >> (bit & 31)) & 1) === 1
  }

  function mayRead(number: number): boolean {
    if (left <= 0 || done[number] === 1 || (readings[number] as number) >= readingsPerPattern) return false
    return hasWords(number, isNear)
  }

  function keep(number: number, match: Match): void {
    const kept = matches.get(number) ?? []
    kept.push(match)
    matches.set(number, kept)
    if (matcher.isShared[number] === 0 || kept.length >= mostMatches) done[number] = 1
  }

  return {
    done,
    matches,
    readPart(part) {
      const { first, last } = recordAround(parts, part)
      const shape = (shapeOf(parts, first, last) + part - first) | 0
      const times = seen.get(shape) ?? 0
      if (times >= readingsPerShape) return
      gatherBits(parts, part, bits)
      const likely = (parts.pending[placeOf(part)] ?? []).filter(mayRead)
      const isSettled = likely.length === 0 || readRecordFor(likely, part, first)
      if (times > 0 || seen.size < mostShapes) seen.set(shape, isSettled ? readingsPerShape : times + 1)
    },
  }

  /** False when the words were there and were no proof where they stand: elsewhere they may be. */
  function readRecordFor(numbers: readonly number[], part: number, first: number): boolean {
    const place = placeOf(first)
    const must = parts.starts[placeOf(part)] as number
    const tokens = readRecord(parts.bytes, parts.starts[place] as number, parts.lineOf[place] as number, must)
    left -= tokens.length
    const hashes = new Set(tokens.map((token) => token.hash))
    let isSettled = true
    for (const number of numbers) {
      if (!hasWords(number, (hash) => hashes.has(hash))) continue
      readings[number] = (readings[number] as number) + 1
      const match = matchPattern(matcher.pattern(number), tokens, matcher.isOwnWord)
      if (!match) continue
      if (isProof(parts.bytes, match)) keep(number, match)
      if (done[number] === 0) isSettled = false
    }
    return isSettled
  }
}

function shapeOf({ shapes }: RecentParts, first: number, last: number): number {
  let shape = 0
  for (let part = first; part <= last; part++) shape = (Math.imul(shape, 31) + (shapes[placeOf(part)] as number)) | 0
  return shape
}
