/**
 * Diagnosis against `grep -F -f` with the same signatures over the same 10 MB log, in one run; and how time grows with the errors.
 * Run: npx tsx bench/diagnose.ts [kb folder]
 */

import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { compileErrors, diagnose } from '../src/diagnose/diagnose.ts'
import type { KnownError } from '../src/knowledge/knowledge.ts'
import { loadKnowledge } from '../src/knowledge/load-knowledge.ts'

const rounds = 7
const size = 10_000_000
const goodLogs = fileURLToPath(new URL('../test/golden/good-logs', import.meta.url))

const loaded = await loadKnowledge(process.argv[2] ?? fileURLToPath(new URL('../kb', import.meta.url)))
if (loaded.kind === 'mistakes') throw new Error('the kb has mistakes; npx askstack kb check lists them')
const { errors } = loaded.knowledge

const folder = mkdtempSync(join(tmpdir(), 'askstack-bench-'))
try {
  const log = makeLog(errors)
  writeFileSync(join(folder, 'log'), log)
  console.log(`log: ${(log.length / 1e6).toFixed(1)} MB`)
  for (const count of [errors.length, 600, 5_000]) report(makeMany(errors, count), log)
  reportPasted(errors)
} finally {
  rmSync(folder, { recursive: true })
}

/** Good logs over and over, with other numbers each time, and one sample in the middle. */
function makeLog(known: readonly KnownError[]): Buffer {
  const files = readdirSync(goodLogs).filter((file) => file.endsWith('.log'))
  const lines = files.flatMap((file) => readFileSync(join(goodLogs, file), 'utf8').split('\n'))
  const made: string[] = []
  for (let length = 0, at = 0; length < size; at++) {
    const line = (lines[at % lines.length] ?? '').replace(/\d{3,}/g, (digits) =>
      String((Number(digits) + at) % 10 ** digits.length),
    )
    made.push(line)
    length += line.length + 1
  }
  made.splice(made.length / 2, 0, known[0]?.log ?? '')
  return Buffer.from(made.join('\n'))
}

/** As many errors as wanted: the real ones, then variations with words of their own. */
function makeMany(known: readonly KnownError[], count: number): KnownError[] {
  return Array.from({ length: count }, (_, at) => {
    const error = known[at % known.length] as KnownError
    const round = Math.floor(at / known.length)
    if (round === 0) return error
    const vary = (line: string) =>
      line.replace(/[a-z]{5,}/gi, (word, place: number) =>
        place % 3 === 0 ? `${word}${'abcdefgh'[round % 8]}${round}` : word,
      )
    return { ...error, id: `${error.id}-${round}`, signatures: error.signatures.map((lines) => lines.map(vary)) }
  })
}

function report(known: readonly KnownError[], log: Buffer): void {
  const patterns = [...new Set(known.flatMap(({ signatures }) => signatures.flat().map(longestPiece)))]
  writeFileSync(join(folder, 'patterns'), `${patterns.join('\n')}\n`)
  const compile = fastest(() => compileErrors(known))
  const matcher = compileErrors(known)
  globalThis.gc?.()
  const before = process.memoryUsage().rss
  const own: number[] = []
  const grep: number[] = []
  for (let round = 0; round < rounds; round++) {
    own.push(timeOf(() => diagnose(matcher, log)))
    grep.push(
      timeOf(() =>
        spawnSync('grep', ['-F', '-c', '-f', join(folder, 'patterns'), join(folder, 'log')], { env: { LC_ALL: 'C' } }),
      ),
    )
  }
  const [ours, theirs] = [Math.min(...own), Math.min(...grep)]
  const growth = (process.memoryUsage().rss - before) / 1e6
  console.log(
    `${known.length} errors, ${patterns.length} lines: compile ${compile.toFixed(0)} ms, diagnose ${ours.toFixed(0)} ms, ` +
      `grep -F -f ${theirs.toFixed(0)} ms, ratio ${(ours / theirs).toFixed(2)}, memory +${growth.toFixed(0)} MB`,
  )
}

function reportPasted(known: readonly KnownError[]): void {
  const matcher = compileErrors(known)
  const noise = readFileSync(join(goodLogs, 'nova-compute-healthy.log'), 'utf8')
  const times = known.map(({ log }) => timeOf(() => diagnose(matcher, `${noise.repeat(22)}\n${log}`)))
  times.sort((a, b) => a - b)
  const at = (share: number) => (times[Math.floor(times.length * share)] ?? 0).toFixed(2)
  console.log(`a pasted log of about 200 lines: median ${at(0.5)} ms, p99 ${at(0.99)} ms`)
}

function longestPiece(line: string): string {
  return line
    .split('<*>')
    .reduce((longest, piece) => (piece.length > longest.length ? piece : longest), '')
    .trim()
}

function fastest(run: () => unknown): number {
  return Math.min(...Array.from({ length: rounds }, () => timeOf(run)))
}

function timeOf(run: () => unknown): number {
  const start = performance.now()
  run()
  return performance.now() - start
}
