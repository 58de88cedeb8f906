/**
 * The rarest words of each signature line: a line of the log is looked at when it holds one of them (two where one may be misspelt,
 * one where all must be there), and read closely when it holds nearly all the others too.
 * Flat arrays, for this runs over every signature at every start.
 */

import { border, lineBorder, newWordBuffer, readWords } from './read-words.ts'
import type { WordWeights } from './word-weights.ts'

export interface Keys {
  /** Line * 2 + place → hash, 0 where there is none. */
  readonly hashes: Int32Array
  /** Line * 8 + place → hash of its words, 0 where there are no more; and how many of them it takes. */
  readonly words: Int32Array
  readonly wordsNeeded: Uint8Array
}

/** So many words of a line are asked for before it is read closely. */
export const mostWords = 8

const most = 2

export function chooseKeys(lines: readonly string[], weights: WordWeights, rulesOut: Uint8Array): Keys {
  const bytes = Buffer.from(`${lines.map((line) => line.replaceAll('\n', ' ')).join('\n')}\n`, 'utf8')
  const count = lines.length
  const keys: Keys = {
    hashes: new Int32Array(count * most),
    words: new Int32Array(count * mostWords),
    wordsNeeded: new Uint8Array(count),
  }
  let wordCount = 0
  const values = new Float64Array(most)
  const buffer = newWordBuffer(8192)
  let line = 0
  for (readWords(bytes, bytes.length, buffer); buffer.count > 0; readWords(bytes, bytes.length, buffer)) {
    for (let at = 0; at < buffer.count; at++) {
      const [hash, start, end] = [buffer.hash[at] as number, buffer.start[at] as number, buffer.end[at] as number]
      if (hash !== border) {
        if (!isOpen(bytes, start, end) && !isLoneHan(bytes, start)) {
          const value = weights.of(hash, bytes, start, end) + Math.min(40, end - start) / 1000
          keep(keys.hashes, values, line * most, hash, value)
          if (wordCount < mostWords) keys.words[line * mostWords + wordCount++] = hash
        }
      } else if (end === lineBorder) {
        const forgiven = wordCount < 4 ? Math.min(rulesOut[line] as number, wordCount - 1) : most
        keys.wordsNeeded[line] = wordCount - forgiven
        if (forgiven === 0) keys.hashes[line * most + 1] = 0 // the rarest must be there
        values.fill(0)
        wordCount = 0
        line++
      }
    }
  }
  return keys
}

/** Against a `<*>` only a piece of the word is known. */
export const isOpen = (bytes: Uint8Array, start: number, end: number): boolean =>
  (bytes[end] === 0x3c && bytes[end + 1] === 0x2a) || (bytes[start - 1] === 0x3e && bytes[start - 2] === 0x2a)

/** The hash of a Chinese character covers the one before it, and before the first one of a signature anything may stand. */
const isLoneHan = (bytes: Uint8Array, start: number): boolean =>
  (bytes[start] as number) > 127 && ((bytes[start - 3] ?? 0) < 0xe4 || (bytes[start - 3] ?? 0) > 0xe9)

/** Keeps the best two of a line, best first. */
function keep(hashes: Int32Array, values: Float64Array, from: number, hash: number, value: number): void {
  for (let place = 0; place < most; place++) if (hashes[from + place] === hash) return
  let place = most
  while (place > 0 && value > (values[place - 1] as number)) place--
  if (place === most) return
  for (let move = most - 1; move > place; move--) {
    values[move] = values[move - 1] as number
    hashes[from + move] = hashes[from + move - 1] as number
  }
  values[place] = value
  hashes[from + place] = hash
}
