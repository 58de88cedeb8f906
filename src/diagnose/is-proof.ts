/**
 * Whether a matched line really is a failure: the tools print the same words when all is well.
 * `failed=0` in a recap, a retry with tries left, a result that is ignored, the name of a task that went through.
 */

import type { Match } from './match-pattern.ts'

const longestTask = 16_384
const header = /(?:TASK|RUNNING HANDLER|PLAY) \[|PLAY RECAP/
const failure = /\bfatal: |\bfailed: |FAILED!|\[ERROR\]|ERROR!|UNREACHABLE!|Task failed/
const result = /^(?:ok|changed|skipping|included): /m

export function isProof(bytes: Uint8Array, { first, last }: Pick<Match, 'first' | 'last'>): boolean {
  if (bytes[last.end] === 0x3d && bytes[last.end + 1] === 0x30) return false
  const line = lineAround(bytes, first.start)
  if (line.includes('FAILED - RETRYING') && !line.includes('(1 retries left)')) return false
  const next = endOfLine(bytes, last.end)
  return header.test(line) ? taskFailed(textOf(bytes, next, longestTask)) : !isIgnored(textOf(bytes, next, 20))
}

/** Ansible writes `...ignoring` under a result that it goes on from. */
const isIgnored = (after: string): boolean => /^\s{0,4}\.\.\.ignoring/.test(after)

/** A task failed if one of its results says so; a lone name, pasted without results, is taken at its word. */
function taskFailed(after: string): boolean {
  const next = header.exec(after)
  const body = next ? after.slice(0, next.index) : after
  const failed = body.split('\n').some((line, at, lines) => failure.test(line) && !isIgnored(lines[at + 1] ?? ''))
  return failed || (!result.test(body) && !next)
}

function lineAround(bytes: Uint8Array, at: number): string {
  const before = textOf(bytes, Math.max(0, at - 512), Math.min(512, at))
  const from = before.lastIndexOf('\n') + 1
  const after = textOf(bytes, at, 512)
  const end = after.indexOf('\n')
  return before.slice(from) + (end < 0 ? after : after.slice(0, end))
}

function endOfLine(bytes: Uint8Array, at: number): number {
  const newline = bytes.indexOf(10, at)
  return newline < 0 ? bytes.length : newline + 1
}

const textOf = (bytes: Uint8Array, start: number, length: number): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset + start, Math.max(0, Math.min(length, bytes.length - start))).toString(
    'latin1',
  )
