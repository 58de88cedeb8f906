/**
 * One pass over the bytes of a log: which signature lines stand in it, and which of its lines tell of a failure.
 * Every word is looked up once; only where nearly all rare words of a line come together is the line read closely.
 */

import type { Matcher } from './compile-errors.ts'
import { keepTelling, type TellingPlace } from './keep-telling.ts'
import { type Matches, openCloseReader } from './read-closely.ts'
import { border, lineBorder, newWordBuffer, readWords } from './read-words.ts'
import { beginPart, bitOf, bitsOf, newRecentParts, placeOf, type RecentParts, reach } from './recent-parts.ts'
import { findSlot } from './word-table.ts'

export interface Scan {
  readonly matches: Matches
  readonly telling: readonly TellingPlace[]
}

/** A line with less than this does not tell of a failure. */
const leastTelling = 3

export function scanLog(matcher: Matcher, bytes: Uint8Array): Scan {
  const parts = newRecentParts(bytes)
  const reader = openCloseReader(matcher, parts)
  const found = { telling: [] as TellingPlace[], tellingShapes: new Set<number>() }
  const noteKeys = openNotes(matcher, parts, reader.done)
  const { table } = matcher
  const { filter, filterShift } = table
  const words = newWordBuffer()
  let shape = 0
  let tells = 0
  let bits = bitsOf(parts)

  function endPart(start: number, kind: number): void {
    const place = placeOf(parts.part)
    parts.shapes[place] = shape
    if (tells >= leastTelling) {
      keepTelling(found, { start: parts.starts[place] as number, line: parts.lineOf[place] as number, tells }, shape)
    }
    const due = parts.part - reach
    if (due >= 0 && (parts.pending[placeOf(due)]?.length ?? 0) > 0) reader.readPart(due)
    beginPart(parts, start, kind)
    bits = bitsOf(parts)
    shape = 0
    tells = 0
  }

  for (readWords(bytes, bytes.length, words); words.count > 0; readWords(bytes, bytes.length, words)) {
    for (let at = 0; at < words.count; at++) {
      const hash = words.hash[at] as number
      if (hash === border) {
        endPart(words.start[at] as number, words.end[at] as number)
        continue
      }
      const wordBit = bitOf(hash)
      parts.bits[bits + (wordBit >> 5)] = (parts.bits[bits + (wordBit >> 5)] as number) | (1 << (wordBit & 31))
      const bit = hash >>> filterShift
      const isKnown = ((filter[bit >> 3] as number) >> (bit & 7)) & 1
      const slot = isKnown === 1 ? findSlot(table, hash) : -1
      if (slot >= 0 || words.digit[at] === 0) shape = (Math.imul(shape, 31) + hash) | 0
      if (slot >= 0) {
        tells += table.tells[slot] as number
        if (table.count[slot] !== 0) noteKeys(slot)
      } else if (isErrorName(bytes, words.start[at] as number, words.end[at] as number)) {
        tells += leastTelling
      }
    }
  }
  for (let more = 0; more <= reach; more++) endPart(bytes.length, lineBorder)
  return { matches: reader.matches, telling: found.telling }
}

/** Notes the patterns that a word is a key of, once a part. */
function openNotes({ table, count }: Matcher, parts: RecentParts, done: Uint8Array): (slot: number) => void {
  const notedPart = new Int32Array(count).fill(-1)
  return (slot) => {
    const { part } = parts
    const pending = parts.pending[placeOf(part)]
    const first = table.first[slot] as number
    const end = first + (table.count[slot] as number)
    for (let at = first; at < end; at++) {
      const number = (table.keys[at] as number) >> 1
      if (notedPart[number] === part || done[number] === 1) continue
      notedPart[number] = part
      pending?.push(number)
    }
  }
}

/** ConnectionError, LibvirtException: a long word with such an end. */
function isErrorName(bytes: Uint8Array, start: number, end: number): boolean {
  if (end - start < 8) return false
  const last = bytes[end - 1]
  if (last === 114) return bytes[end - 5] === 69 && bytes[end - 4] === 114 && bytes[end - 2] === 111
  return last === 110 && bytes[end - 9] === 69 && bytes[end - 8] === 120 && bytes[end - 2] === 111
}
