/**
 * Whether a line begins a record of its own (a time stamp, a level, a task, a prompt) or goes on with the line before,
 * as wrapped and pasted lines do.
 */

const opening = new Set(
  `task play ok fatal failed changed skipping included error warning info debug critical trace traceback e w err get hit ign notice npm warn
  command stderr stdout stopping starting`.split(/\s+/),
)
const months = new Set(['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'])
const farEnough = 48

export function startsRecord(bytes: Uint8Array, lineStart: number): boolean {
  let at = lineStart
  const limit = Math.min(bytes.length, lineStart + farEnough)
  while (at < limit && isLead(bytes[at] as number)) at++
  const byte = bytes[at] ?? 0
  if (isDigit(byte)) return startsWithTime(bytes, at)
  if (byte === 0x5b) return at === lineStart || isDigit(bytes[at + 1] ?? 0)
  if (byte === 0x2b || byte === 0x24) return at === lineStart
  return startsWithOpening(bytes, at, limit)
}

/** Blanks and the quote marks of a chat. */
const isLead = (byte: number): boolean => byte === 0x20 || byte === 0x09 || byte === 0x3e
const isDigit = (byte: number): boolean => byte >= 0x30 && byte <= 0x39

/** 2026-11-25, 05:00:00, 192.0.2.1: digits, a mark, digits. */
function startsWithTime(bytes: Uint8Array, start: number): boolean {
  let at = start
  while (at < start + 5 && isDigit(bytes[at] ?? 0)) at++
  const mark = bytes[at] ?? 0
  return (mark === 0x2d || mark === 0x3a || mark === 0x2f || mark === 0x2e) && isDigit(bytes[at + 1] ?? 0)
}

/** A first word that is known to open a record and stands before a colon, a bracket or (a month) a day. */
function startsWithOpening(bytes: Uint8Array, start: number, limit: number): boolean {
  let word = ''
  let at = start
  for (; at < limit && word.length < 10; at++) {
    const byte = (bytes[at] as number) | 0x20
    if (byte < 0x61 || byte > 0x7a) break
    word += String.fromCharCode(byte)
  }
  const next = bytes[at] ?? 0
  if (months.has(word)) return next === 0x20
  if (!opening.has(word)) return false
  const after = bytes[at + 1] ?? 0
  return next === 0x3a || (next === 0x20 && (after === 0x5b || after === 0x28))
}
