import type { Match } from './match-pattern.ts'

const before = 2_048

/** The `req-…` id of the line that a match begins in, by its first eight digits. */
export function requestOf(bytes: Uint8Array, { first, last }: Match): string | undefined {
  const from = Math.max(0, first.start - before)
  const text = Buffer.from(
    bytes.buffer,
    bytes.byteOffset + from,
    Math.min(bytes.length, last.end + 256) - from,
  ).toString('latin1')
  const lineStart = text.lastIndexOf('\n', first.start - from - 1) + 1
  const lineEnd = text.indexOf('\n', first.start - from)
  const line = text.slice(lineStart, lineEnd < 0 ? undefined : lineEnd)
  return /req-([0-9a-f]{8})-/.exec(line)?.[1]
}
