/**
 * Measures how well an `ask` finds its note when it is taken out of it, and fits the weights of search/rank-hits.ts and
 * answer/confidence.ts: `npx tsx bench/calibrate.ts [KB] [--misses]`.
 *
 * Five folds. In each, a fifth of all asks is taken out and asked: right is when its note or error comes first. Then a fifth of the notes is taken
 * out whole and their asks are asked: whatever comes first is counted wrong. The questions of test/golden/out-of-scope.jsonl are out of scope.
 */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { findHits } from '../src/answer/answer.ts'
import { type Confidence, confidenceOf, type Signs, signsOf } from '../src/answer/confidence.ts'
import { type Library, openLibrary } from '../src/answer/library.ts'
import { understand } from '../src/answer/question.ts'
import type { Knowledge } from '../src/knowledge/knowledge.ts'
import { loadKnowledge } from '../src/knowledge/load-knowledge.ts'
import type { Hit } from '../src/search/rank-hits.ts'
import { buildIndex } from '../src/search/search.ts'
import { fitLogistic, fitRanking } from './fit.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const folds = 5

interface Sample {
  readonly from: 'ask' | 'removed' | 'outside'
  readonly text: string
  readonly want: string
  readonly hits: readonly Hit[]
  readonly signs: Signs
  readonly confidence: Confidence
}

function askAll(
  library: Library,
  from: Sample['from'],
  asks: readonly (readonly [want: string, text: string])[],
): Sample[] {
  return asks.map(([want, text]) => {
    const question = understand(library.index, text)
    const hits = findHits(library, question)
    const signs = signsOf(library.index, question, hits)
    return { from, text, want, hits, signs, confidence: confidenceOf(signs, question) }
  })
}

function openWithout(knowledge: Knowledge, fold: number): { library: Library; asks: [string, string][] } {
  const asks: [string, string][] = []
  const thin = <T extends { readonly id: string; readonly asks: readonly string[] }>(page: T): T => ({
    ...page,
    asks: page.asks.filter((text, i) => {
      if ((i + page.id.length) % folds !== fold) return true
      asks.push([page.id, text])
      return false
    }),
  })
  const thinned = { ...knowledge, notes: knowledge.notes.map(thin), errors: knowledge.errors.map(thin) }
  return { library: openLibrary(thinned, buildIndex(thinned)), asks }
}

function openWithoutNotes(knowledge: Knowledge, fold: number): { library: Library; asks: [string, string][] } {
  const gone = new Set(knowledge.notes.filter((_, i) => i % folds === fold))
  const left = { ...knowledge, notes: knowledge.notes.filter((note) => !gone.has(note)) }
  const asks = [...gone].flatMap((note) => note.asks.slice(0, 3).map((text): [string, string] => [note.id, text]))
  return { library: openLibrary(left, buildIndex(left)), asks }
}

function collect(knowledge: Knowledge): Sample[] {
  const lines = readFileSync(`${root}/test/golden/out-of-scope.jsonl`, 'utf8').trim().split('\n')
  const strangers = lines.map((line): [string, string] => ['', (JSON.parse(line) as { ask: string }).ask])
  const samples: Sample[] = []
  for (let fold = 0; fold < folds; fold++) {
    const one = openWithout(knowledge, fold)
    samples.push(...askAll(one.library, 'ask', one.asks))
    const two = openWithoutNotes(knowledge, fold)
    samples.push(...askAll(two.library, 'removed', two.asks))
    if (fold === 0) samples.push(...askAll(one.library, 'outside', strangers))
  }
  return samples
}

const isRight = ({ from, want, hits }: Sample) => from === 'ask' && want === hits[0]?.id

function share(samples: readonly Sample[], wanted: (sample: Sample) => boolean): string {
  return samples.length === 0 ? '-' : `${((100 * samples.filter(wanted).length) / samples.length).toFixed(1)} %`
}

function named(names: readonly string[], values: readonly number[]): string {
  return names.map((name, i) => `${name}: ${values[i]}`).join(', ')
}

function fitConfidence(
  samples: readonly Sample[],
  yes: (sample: Sample) => boolean,
  weightOf: Record<Sample['from'], number>,
): string {
  const rows = samples.map((sample) => ({
    figures: Object.values(sample.signs),
    yes: yes(sample),
    weight: weightOf[sample.from],
  }))
  return named(['bias', ...Object.keys(samples[0]?.signs ?? {})], fitLogistic(rows.filter(({ weight }) => weight > 0)))
}

const folder = process.argv.slice(2).find((argument) => !argument.startsWith('--')) ?? `${root}/kb`
const loaded = await loadKnowledge(folder)
if (loaded.kind !== 'ok') throw new Error(`${folder}: ${loaded.mistakes.length} mistakes`)
const samples = collect(loaded.knowledge)
const asked = samples.filter(({ from }) => from === 'ask')
const outside = samples.filter(({ from }) => from === 'outside')
const chinese = /\p{Script=Han}/u
const enough = ({ confidence }: Sample) => confidence.enough

console.log(`asks found first without themselves: ${share(asked, isRight)} of ${asked.length}`)
console.log(
  `  English ${share(
    asked.filter(({ text }) => !chinese.test(text)),
    isRight,
  )}, Chinese ${share(
    asked.filter(({ text }) => chinese.test(text)),
    isRight,
  )}`,
)
console.log(
  `as it is: answers ${share(asked, enough)} of the asks, right when it does ${share(asked.filter(enough), isRight)}; answers ${share(outside, enough)} of the out-of-scope questions`,
)
const lists = asked.map(({ hits, want }) => ({
  rows: hits.map(({ evidence }) => Object.values(evidence)),
  want: hits.findIndex(({ id }) => id === want),
}))
console.log(
  `ranking: ${named(Object.keys(asked[0]?.hits[0]?.evidence ?? {}), fitRanking(lists.filter(({ want }) => want >= 0)))}`,
)
console.log(`scope: ${fitConfidence(samples, ({ from }) => from !== 'outside', { ask: 1, removed: 0, outside: 8 })}`)
console.log(`right: ${fitConfidence(samples, isRight, { ask: 1, removed: 0.1, outside: 1 })}`)
for (const bar of [0.5, 0.6, 0.7, 0.75, 0.8, 0.85, 0.9]) {
  const over = ({ confidence }: Sample) => confidence.scope >= bar
  console.log(
    `scope bar ${bar}: lets in ${share(asked, over)} of the asks, ${share(outside, over)} of the out-of-scope questions`,
  )
}
for (const [from, to] of [
  [0, 0.2],
  [0.2, 0.4],
  [0.4, 0.6],
  [0.6, 0.8],
  [0.8, 0.9],
  [0.9, 1.01],
] as const) {
  const within = asked.filter(({ confidence }) => confidence.right >= from && confidence.right < to)
  console.log(`confidence ${from}–${Math.min(1, to)}: right ${share(within, isRight)} of ${within.length}`)
}
if (process.argv.includes('--misses')) {
  for (const { want, hits, text, confidence } of asked.filter((sample) => !isRight(sample)))
    console.log(`${confidence.right.toFixed(2)} ${want} ← ${hits[0]?.id}: ${text}`)
  for (const { text, hits, confidence } of outside.filter(enough))
    console.log(`LEAK ${confidence.scope.toFixed(2)} ${hits[0]?.id}: ${text}`)
}
