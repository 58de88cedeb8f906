/**
 * A few lines of the log that belong together, as words: the line in question, what it goes on with and what it goes on from.
 */

import { border, lineBorder, newWordBuffer, readWords } from './read-words.ts'
import { startsRecord } from './starts-record.ts'

export interface Token {
  readonly text: string
  readonly hash: number
  readonly start: number
  readonly end: number
  /** Number of its line in the log, from 1. */
  readonly line: number
  /** Number of its part of a line, from 0: escaped newlines and endless lines have several. */
  readonly part: number
}

/** Five parts of two kilobytes hold at most so many words. */
const mostTokens = 5200
const longestRead = 8192
const buffer = newWordBuffer(mostTokens + 8)

/** Reads on from `start` (a part's first byte, in line `line`) until a new record or `moreParts` borders after `must`. */
export function readRecord(bytes: Uint8Array, start: number, line: number, must: number, moreParts = 2): Token[] {
  buffer.next = start
  buffer.partStart = start
  const end = endOfLines(bytes, must, moreParts + 1)
  readWords(bytes, end, buffer)
  const textOf = openText(bytes, start, end)
  const tokens: Token[] = []
  let part = 0
  let more = 0
  for (let at = 0; at < buffer.count; at++) {
    const [hash, from, to] = [buffer.hash[at] as number, buffer.start[at] as number, buffer.end[at] as number]
    if (hash === border) {
      if (from > must && ++more > moreParts) break
      if (to === lineBorder && from > must && startsRecord(bytes, from)) break
      if (to === lineBorder) line++
      part++
    } else {
      tokens.push({ text: textOf(from, to), hash, start: from, end: to, line, part })
    }
  }
  return tokens
}

/** Where so many lines from `at` on end, in a few parts at most. */
function endOfLines(bytes: Uint8Array, at: number, lines: number): number {
  const limit = Math.min(bytes.length, at + longestRead)
  let end = at
  for (let line = 0; line < lines && end < limit; line++) {
    while (end < limit && bytes[end] !== 10) end++
    end++
  }
  return Math.min(end, limit)
}

const longestText = 80
const beyondAscii = /[\x80-\xff]/

/** Gives the words' texts; most are cut from one string of a character a byte, which is much quicker than to decode each. */
function openText(bytes: Uint8Array, from: number, to: number): (start: number, end: number) => string {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset + from, Math.max(0, to - from))
  const plain = view.toString('latin1')
  return (start, end) => {
    const [first, last] = [start - from, Math.min(end, start + longestText) - from]
    const text = plain.slice(first, last)
    return (beyondAscii.test(text) ? view.toString('utf8', first, last) : text).toLowerCase()
  }
}
