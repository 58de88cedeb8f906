/**
 * The last few parts of the log: where they start, what words they hold roughly, what they look like.
 * A ring; a message may be wrapped twice, so two parts to either side of the one in question are at hand.
 */

import { lineBorder } from './read-words.ts'
import { startsRecord } from './starts-record.ts'

/** A record reaches so many parts back and forth. */
export const reach = 2
const ring = 8
const bitsPerPart = 512
const words = bitsPerPart / 32

export interface RecentParts {
  readonly bytes: Uint8Array
  readonly starts: Int32Array
  readonly lineOf: Int32Array
  readonly opensLine: Uint8Array
  /** A number for the sequence of the part's words; words with digits count only if they are keys. */
  readonly shapes: Int32Array
  /** A bit for each word of a part. */
  readonly bits: Int32Array
  /** Patterns noted in a part, to be read closely once the parts after it are known. */
  readonly pending: readonly number[][]
  part: number
  line: number
}

export function newRecentParts(bytes: Uint8Array): RecentParts {
  return {
    bytes,
    starts: new Int32Array(ring),
    lineOf: new Int32Array(ring).fill(1),
    opensLine: new Uint8Array(ring).fill(1),
    shapes: new Int32Array(ring),
    bits: new Int32Array(ring * words),
    pending: Array.from({ length: ring }, () => []),
    part: 0,
    line: 1,
  }
}

export const placeOf = (part: number): number => part & (ring - 1)

export function beginPart(parts: RecentParts, start: number, kind: number): void {
  if (kind === lineBorder) parts.line++
  parts.part++
  const place = placeOf(parts.part)
  parts.starts[place] = start
  parts.lineOf[place] = parts.line
  parts.opensLine[place] = kind === lineBorder ? 1 : 0
  parts.bits.fill(0, place * words, place * words + words)
  const pending = parts.pending[place]
  if (pending) pending.length = 0
}

/** Where the bits of the present part begin. */
export const bitsOf = (parts: RecentParts): number => placeOf(parts.part) * words

export const bitOf = (hash: number): number => (hash >>> 9) & (bitsPerPart - 1)

/** The words of a part and its neighbours, together. */
export function gatherBits(parts: RecentParts, part: number, into: Int32Array): void {
  into.fill(0)
  for (let near = Math.max(0, part - reach); near <= part + reach; near++) {
    const from = placeOf(near) * words
    for (let at = 0; at < words; at++) into[at] = (into[at] as number) | (parts.bits[from + at] as number)
  }
}

export const newBits = (): Int32Array => new Int32Array(words)

/** The first and last part of the record that a part belongs to, within reach. */
export function recordAround(parts: RecentParts, part: number): { first: number; last: number } {
  let first = part
  while (first > 0 && first > part - reach && !opensRecord(parts, first)) first--
  let last = part
  while (last < part + reach && !opensRecord(parts, last + 1)) last++
  return { first, last }
}

function opensRecord(parts: RecentParts, part: number): boolean {
  const place = placeOf(part)
  return parts.opensLine[place] === 1 && startsRecord(parts.bytes, parts.starts[place] as number)
}
