/**
 * The lines that say most about what failed: the exception that ends a traceback, CRITICAL and fatal lines, exit codes.
 */

import type { TellingPlace } from './keep-telling.ts'
import { ordinaryHashes } from './ordinary-words.ts'
import type { Place } from './quote-lines.ts'
import { hashesOf } from './read-words.ts'

const most = 5
const longest = 2_048

interface Ranked extends Place {
  readonly score: number
  readonly shape: string
}

/** The strongest lines, in the order of the log. */
export function tellingLines(bytes: Uint8Array, places: readonly TellingPlace[]): Place[] {
  const ranked = places.map((place) => rank(bytes, place)).filter(({ score }) => score >= 4)
  ranked.sort((a, b) => b.score - a.score || b.line - a.line)
  const shapes = new Set<string>()
  const distinct = ranked.filter(({ shape }) => !shapes.has(shape) && shapes.add(shape))
  return distinct.slice(0, most).sort((a, b) => a.start - b.start)
}

function rank(bytes: Uint8Array, { start, line, tells }: TellingPlace): Ranked {
  const newline = bytes.indexOf(10, start)
  const end = Math.min(newline < 0 ? bytes.length : newline, start + longest)
  const text = Buffer.from(bytes.buffer, bytes.byteOffset + start, end - start).toString('utf8')
  return { start, end, line, score: Math.min(tells, 12) + scoreLine(text), shape: shapeOf(text) }
}

/** How much the words and the form of a line say of a failure; without the weight of its single words. */
export function scoreLine(text: string): number {
  let score = 0
  if (
    /^[\s|>]{0,8}(?:[\w.]{1,80}\.)?\w{0,60}(?:Error|Exception|Failure|NotFound|Timeout|Conflict)\b\s{0,2}[:(]/.test(
      text,
    )
  )
    score += 6
  if (/\b(?:[\w.]{1,80}\.)?\w{1,60}(?:Error|Exception|NotFound|Failed|Timeout)\b:/.test(text)) score += 3
  if (/^E: |^error: |^ERROR|\bERROR\b|\bCRITICAL\b|\bfatal: |\bFAILED!/.test(text)) score += 3
  if (/exit(?:ed)?(?: with)? (?:code|status)|returned? (?:non-zero|1\b)|rc=[1-9]|exit code[: ]\s?[1-9]/i.test(text))
    score += 2
  if (/\b(?:INFO|DEBUG|WARNING|WARN)\b/.test(text)) score -= 6
  if (/\bignor(?:ing|ed)\b|^\s{0,40}File "|^\s*\+|exit_trap|err_trap/.test(text)) score -= 5
  return score + Math.min(3, rareWords(text) / 3)
}

const rareWords = (text: string): number =>
  new Set(hashesOf(text.slice(0, 400)).filter((hash) => !ordinaryHashes.has(hash))).size

/** Two lines that differ in numbers and ids only say the same. */
const shapeOf = (text: string): string => text.replace(/[0-9a-f-]{8,}|\d+/gi, '#').slice(-160)
