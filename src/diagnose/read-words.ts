/**
 * The words of a log, straight from its bytes: no string is made for a word that nobody asks for.
 * Signatures go through the very same reader, so what is noise in a log (case, quotes, colours, escapes) is noise in both.
 * Never looks back: one pass, linear in the bytes.
 */

import { skipSpecial } from './skip-special.ts'

/** A hash of 0 marks a border; `end` then says which kind. */
export const border = 0
/** A new line of the log. */
export const lineBorder = 1
/** A new part of the same line: an escaped `\n`, a carriage return, or a cut in an endless line. */
export const partBorder = 2

/** Words and borders in the order of the log, read in batches. */
export interface WordBuffer {
  readonly hash: Int32Array
  readonly start: Int32Array
  readonly end: Int32Array
  /** 1 where the word holds a digit. */
  readonly digit: Uint8Array
  count: number
  /** Where the next batch goes on. */
  next: number
  /** Where the part being read began: the cuts in endless lines count from here. */
  partStart: number
}

const seed = 0x811c9dc5
const prime = 0x01000193
/** Longer words are blobs (base64, hashes): they hold a place and match nothing. */
const longestWord = 64
const longestPart = 2048
const blobHash = 1

/** Byte → lower-case word byte (48 and up), 0 for a separator, or the code of a byte that `skipSpecial` looks at. */
const fold = new Uint8Array(256)
const hanLead = 2
for (let byte = 48; byte <= 57; byte++) fold[byte] = byte
for (let byte = 97; byte <= 122; byte++) {
  fold[byte] = byte
  fold[byte - 32] = byte
}
fold[95] = 95
for (let byte = 0xe4; byte <= 0xe9; byte++) fold[byte] = hanLead
for (const special of '\n\r\\\u001b[#&') fold[special.charCodeAt(0)] = 1

export function newWordBuffer(size = 4096): WordBuffer {
  return {
    hash: new Int32Array(size),
    start: new Int32Array(size),
    end: new Int32Array(size),
    digit: new Uint8Array(size),
    count: 0,
    next: 0,
    partStart: 0,
  }
}

/** Fills the buffer from `buffer.next`; `count` is 0 when the bytes are used up. */
export function readWords(bytes: Uint8Array, to: number, buffer: WordBuffer): void {
  const room = buffer.hash.length - 2
  let at = buffer.next
  buffer.count = 0
  while (at < to && buffer.count < room) {
    const kind = fold[bytes[at] as number] as number
    if (kind >= 48) at = readWord(bytes, at, to, buffer)
    else if (kind === 0) at++
    else if (kind === hanLead) at = readHan(bytes, at, to, buffer)
    else at = readSpecial(bytes, at, to, buffer)
  }
  buffer.next = at
}

function readWord(bytes: Uint8Array, start: number, to: number, buffer: WordBuffer): number {
  let at = start
  let hash = seed
  let digit = 0
  let byte = fold[bytes[at] as number] as number
  while (byte >= 48) {
    hash = Math.imul(hash ^ byte, prime)
    if (byte < 58) digit = 1
    at++
    byte = at < to ? (fold[bytes[at] as number] as number) : 0
  }
  if (at - start === 1 && isStringPrefix(bytes, start)) return at
  push(buffer, at - start > longestWord ? blobHash : hash || blobHash, start, at)
  buffer.digit[buffer.count - 1] = digit
  if (at - buffer.partStart > longestPart) pushBorder(buffer, partBorder, at)
  return at
}

/** Python's u'…' and b'…': the letter is not a word. */
function isStringPrefix(bytes: Uint8Array, at: number): boolean {
  const letter = bytes[at]
  const next = bytes[at + 1]
  return (letter === 117 || letter === 98) && (next === 39 || next === 34)
}

/** One Chinese character; its hash covers the character before it too, for single ones are in every line. */
function readHan(bytes: Uint8Array, start: number, to: number, buffer: WordBuffer): number {
  const end = Math.min(start + 3, to)
  const last = buffer.count - 1
  const follows = last >= 0 && buffer.end[last] === start && (fold[bytes[start - 3] as number] as number) === hanLead
  let hash = seed
  for (let at = follows ? start - 3 : start; at < end; at++) hash = Math.imul(hash ^ (bytes[at] as number), prime)
  push(buffer, hash || blobHash, start, end)
  buffer.digit[buffer.count - 1] = 0
  if (end - buffer.partStart > longestPart) pushBorder(buffer, partBorder, end)
  return end
}

function readSpecial(bytes: Uint8Array, start: number, to: number, buffer: WordBuffer): number {
  const skipped = skipSpecial(bytes, start, to)
  const at = Math.abs(skipped)
  if (bytes[start] === 10) pushBorder(buffer, lineBorder, at)
  else if (skipped < 0) pushBorder(buffer, partBorder, at)
  return at
}

function pushBorder(buffer: WordBuffer, kind: number, at: number): void {
  push(buffer, border, at, kind)
  buffer.partStart = at
}

function push(buffer: WordBuffer, hash: number, start: number, end: number): void {
  const at = buffer.count++
  buffer.hash[at] = hash
  buffer.start[at] = start
  buffer.end[at] = end
}

/** A short text read at once; the buffer is used again by the next call. */
export function readText(bytes: Uint8Array): WordBuffer {
  if (bytes.length + 4 > shared.hash.length) shared = newWordBuffer(bytes.length * 2 + 4)
  shared.next = 0
  shared.partStart = 0
  readWords(bytes, bytes.length, shared)
  return shared
}

let shared = newWordBuffer()

/** The hashes of the words of a short text. */
export function hashesOf(text: string): number[] {
  const { hash, count } = readText(Buffer.from(text, 'utf8'))
  return [...hash.subarray(0, count)].filter((one) => one !== border)
}
