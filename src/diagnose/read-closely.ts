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
/** Of a line whose place counts: it proves something only together with another one, or rules something out near it. */
const mostMatches = 40
/** Of how many records the shape is remembered. */
const mostShapes = 100_000

/** Records of one shape: how often they were read, and which patterns are still open in them. */
interface Shape {
  readonly times: number
  readonly open: readonly number[]
}

export function openCloseReader(matcher: Matcher, parts: RecentParts): CloseReader {
  const { keys, count } = matcher
  const matches = new Map<number, Match[]>()
  const done = new Uint8Array(count)
  const readings = new Int32Array(count)
  const seen = new Map<number, Shape>()
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
      const shape = (Math.imul(shapeOf(parts, first, last), 31) + part - first) | 0
      const { times, open } = seen.get(shape) ?? { times: 0, open: parts.pending[placeOf(part)] ?? [] }
      if (times >= readingsPerShape || open.length === 0) return
      gatherBits(parts, part, bits)
      const likely = open.filter(mayRead)
      const stillOpen = likely.length === 0 ? likely : readRecordFor(likely, part, first)
      if (times > 0 || seen.size < mostShapes) seen.set(shape, { times: times + 1, open: stillOpen })
    },
  }

  /** The patterns that stand there and were no proof, or are wanted again: in another record of this shape they may be. */
  function readRecordFor(numbers: readonly number[], part: number, first: number): readonly number[] {
    const place = placeOf(first)
    const must = parts.starts[placeOf(part)] as number
    const tokens = readRecord(parts.bytes, parts.starts[place] as number, parts.lineOf[place] as number, must)
    left -= tokens.length
    const hashes = new Set(tokens.map((token) => token.hash))
    return numbers.filter((number) => {
      if (!hasWords(number, (hash) => hashes.has(hash))) return false
      readings[number] = (readings[number] as number) + 1
      const match = matchPattern(matcher.pattern(number), tokens, matcher.isOwnWord)
      if (match && isProof(parts.bytes, match)) keep(number, match)
      return match !== undefined && done[number] === 0
    })
  }
}

function shapeOf({ shapes }: RecentParts, first: number, last: number): number {
  let shape = last - first + 1 // an empty part adds nothing of its own
  for (let part = first; part <= last; part++) shape = (Math.imul(shape, 31) + (shapes[placeOf(part)] as number)) | 0
  return shape
}
