/**
 * Lines of the log as people may see them: secrets hidden, colours gone, long ones cut around what matters.
 * A secret is recognised in its surroundings, so it stays hidden in whatever piece of the line is shown.
 */

import { countSecrets, findSecrets, type SecretSpan } from '../hide-secrets.ts'
import type { QuotedLine } from './diagnosis.ts'

/** A stretch of the log's bytes and the number of the line it begins in. */
export interface Place {
  readonly start: number
  readonly end: number
  readonly line: number
}

export interface Quotes {
  quote(place: Place): QuotedLine
  /** In the whole log if it is short enough to be looked through, else in the surroundings of what was quoted. */
  hidden(): number
}

const longestQuote = 240
/** What stands around a place and decides whether it is part of a secret. */
const surroundings = 6_144
/** Longer logs are not looked through for secrets as a whole: only what is shown of them matters. */
const shortLog = 262_144

export function openQuotes(bytes: Uint8Array): Quotes {
  return bytes.length > shortLog ? quotesOfLong(bytes) : quotesOfShort(bytes)
}

/** Looked through once, for all that is quoted. */
function quotesOfShort(bytes: Uint8Array): Quotes {
  const text = textOf(bytes, 0, bytes.length)
  const spans = findSecrets(text)
  return {
    quote({ start, end, line }) {
      const from = textOf(bytes, 0, start).length
      return { line, text: quoted(text, from, from + textOf(bytes, start, end).length, spans) }
    },
    hidden: () => countSecrets(spans),
  }
}

function quotesOfLong(bytes: Uint8Array): Quotes {
  const seen = new Set<number>()
  return {
    quote({ start, end, line }) {
      const from = Math.max(0, start - surroundings)
      const before = textOf(bytes, from, start)
      const text = before + textOf(bytes, start, Math.min(bytes.length, end + surroundings))
      const spans = findSecrets(text)
      for (const span of spans) seen.add(from + span.start)
      const matched = textOf(bytes, start, end).length
      return { line, text: quoted(text, before.length, before.length + matched, spans) }
    },
    hidden: () => seen.size,
  }
}

function quoted(text: string, from: number, to: number, spans: readonly SecretSpan[]): string {
  const { start, end } = cutAround(text, from, to)
  return clean(showPiece(text, start, end, spans))
}

const textOf = (bytes: Uint8Array, start: number, end: number): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset + start, Math.max(0, end - start)).toString('utf8')

/** The line that `start` stands in, or as much of it around `start` … `end` as may be quoted. */
function cutAround(text: string, start: number, end: number): { start: number; end: number } {
  const lineStart = text.lastIndexOf('\n', start - 1) + 1
  const next = text.indexOf('\n', start)
  const lineEnd = next < 0 ? text.length : next
  if (lineEnd - lineStart <= longestQuote) return { start: lineStart, end: lineEnd }
  const matched = Math.min(end, lineEnd) - start
  const lead = Math.max(0, Math.min(start - lineStart, Math.floor((longestQuote - matched) / 2)))
  const from = Math.max(lineStart, start - lead)
  return { start: from, end: Math.min(lineEnd, from + longestQuote) }
}

function showPiece(text: string, start: number, end: number, spans: readonly SecretSpan[]): string {
  let shown = start > 0 && text[start - 1] !== '\n' ? '…' : ''
  let at = start
  for (const span of spans) {
    if (span.end <= at || span.start >= end) continue
    shown += `${text.slice(at, Math.max(at, span.start))}***`
    at = Math.min(end, span.end)
  }
  shown += text.slice(at, end)
  return end < text.length && text[end] !== '\n' && text[end] !== '\r' ? `${shown}…` : shown
}

/** Without colours and control characters, and unable to end the code block it is shown in. */
function clean(text: string): string {
  return text
    .replace(/\u001b\[[0-9;?]{0,20}[A-Za-z]/g, '')
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2066-\u2069]/g, '')
    .replace(/```/g, "'''")
    .replace(/\s+$/, '')
}
