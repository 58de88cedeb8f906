/**
 * A log that no known error explains → signatures for a new one, and a sample to test them with. Pure and bounded.
 * A draft: which line is the cause and which its echo is for a person to say.
 */

import { hideSecrets } from '../hide-secrets.ts'
import { checkSignatures } from '../knowledge/check-signature.ts'
import { compileErrors, type Matcher } from './compile-errors.ts'
import { decodeLog } from './decode-log.ts'
import { maskLine } from './mask-line.ts'
import type { Place } from './quote-lines.ts'
import { scanLog } from './scan-log.ts'
import { scoreLine, tellingLines } from './telling-lines.ts'

export interface SignatureDraft {
  /** Masked lines, each specific enough to be one, the most telling first. Empty when the log tells of no failure. */
  readonly signatures: readonly string[]
  /** The telling lines and their neighbours, secrets hidden. */
  readonly sample: string
}

const mostLines = 40
const longestLine = 1_000
const around = 3

export function draftSignatures(log: string | Uint8Array): SignatureDraft {
  const bytes = decodeLog(log)
  const places = tellingLines(bytes, scanLog(emptyMatcher(), bytes).telling)
  const sample = sampleOf(bytes, places)
  const telling = places
    .flatMap((place) => partsOf(textOf(bytes, place.start, place.end)))
    .map((text) => ({ text: maskLine(hideSecrets(text).text), score: scoreLine(text) }))
    .filter(({ text }) => isMessage(text))
    .sort((a, b) => b.score - a.score)
  const signatures = [...new Set(telling.map(({ text }) => text))].filter((text) => isSpecific(text, sample))
  return { signatures: withoutPieces(signatures), sample }
}

let matcher: Matcher | undefined

function emptyMatcher(): Matcher {
  matcher ??= compileErrors([])
  return matcher
}

const isSpecific = (text: string, sample: string): boolean =>
  text !== '' && checkSignatures([[text]], [], sample).length === 0

/** A line that stands whole in another adds nothing. */
const withoutPieces = (lines: readonly string[]): string[] =>
  lines.filter((line) => !lines.some((other) => other !== line && other.includes(line)))

/** A frame of a traceback or a line of its code stands in many logs that fail, and a retry is no failure yet. */
const isMessage = (text: string): boolean =>
  text.includes(' ') &&
  !/^(?:Traceback|File |During handling|The above exception|FAILED - RETRYING)/.test(text) &&
  !/^(?:return|raise|yield|await|self|if|for|with|from|import|def|try|except|else|six)\b|^[\w.]{1,80}\(|^[\w., ]{1,60} = |^\w{1,40}=|[,(]$/.test(
    text,
  )

/** The messages in a line: a result of Ansible has several members, and each of them escaped lines; the most telling two. */
function partsOf(line: string): string[] {
  const [head = '', ...parts] = line.split(/\\{1,8}n|[{,] ?"(?:msg|stderr|stdout|module_stderr|reason)": "/)
  if (parts.length === 0) return [head]
  return (head.includes('=>') ? parts : [head, ...parts])
    .map((part) => part.replace(/", ?"[\w ]{1,40}": .*$|"\}?\s{0,4}$/s, ''))
    .sort((a, b) => scoreLine(b) - scoreLine(a))
    .slice(0, 2)
}

function sampleOf(bytes: Uint8Array, places: readonly Place[]): string {
  const lines = new Map<number, string>()
  for (const place of places) for (const [at, text] of neighbours(bytes, place)) lines.set(at, text)
  const inOrder = [...lines].sort(([a], [b]) => a - b).map(([, text]) => text)
  return clean(hideSecrets(inOrder.slice(0, mostLines).join('\n')).text)
}

/** The line and those next to it, by where they start. */
function neighbours(bytes: Uint8Array, { start }: Place): [number, string][] {
  const found: [number, string][] = []
  let at = startOfLine(bytes, start)
  for (let back = 0; back < around && at > 0; back++) at = startOfLine(bytes, at - 1)
  for (let count = 0; count <= 2 * around && at < bytes.length; count++) {
    const newline = bytes.indexOf(10, at)
    const stop = newline < 0 ? bytes.length : newline
    found.push([at, textOf(bytes, at, Math.min(stop, at + longestLine))])
    at = stop + 1
  }
  return found
}

/** Looks back over one long line at most. */
function startOfLine(bytes: Uint8Array, at: number): number {
  const from = Math.max(0, at - longestLine)
  const newline = bytes.subarray(from, at).lastIndexOf(10)
  return newline < 0 ? from : from + newline + 1
}

const textOf = (bytes: Uint8Array, start: number, end: number): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset + start, Math.max(0, end - start)).toString('utf8')

const clean = (text: string): string =>
  text
    .replace(/\u001b\[[0-9;?]{0,20}[A-Za-z]/g, '')
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2066-\u2069]/g, '')
    .replace(/```/g, "'''")
    .replace(/[^\S\n]+$/gm, '')
