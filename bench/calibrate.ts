/**
 * Measures how well an `ask` finds its note when it is taken out of it, and fits the weights of search/rank-hits.ts and
 * answer/confidence.ts: `npx tsx bench/calibrate.ts [KB] [--misses]`.
 *
 * Five folds. In each, a fifth of each page's asks, neighbours that one hand wrote, is taken out and every sixth of those is asked: right is when its note or error comes first. Then a fifth of the notes is taken
 * out whole and their asks are asked: whatever comes first is counted wrong. The questions of test/golden/questions.jsonl, by people who had not
 * seen the notes, are asked of the whole knowledge; those of out-of-scope.jsonl are out of scope. paraphrases.jsonl and out-of-scope-blind.jsonl are only ever measured.
 */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { findHits } from '../src/answer/answer.ts'
import { type Confidence, confidenceOf } from '../src/answer/confidence.ts'
import { type Library, openLibrary } from '../src/answer/library.ts'
import { understand } from '../src/answer/question.ts'
import { type Signs, signsOf } from '../src/answer/signs.ts'
import type { Knowledge } from '../src/knowledge/knowledge.ts'
import { loadKnowledge } from '../src/knowledge/load-knowledge.ts'
import type { Hit } from '../src/search/rank-hits.ts'
import { buildIndex } from '../src/search/search.ts'
import { fitLogistic, fitRanking } from './fit.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const folds = 5

interface Sample {
  readonly from: 'ask' | 'golden' | 'blind' | 'removed' | 'outside' | 'blind-outside'
  readonly text: string
  readonly want: readonly string[]
  readonly hits: readonly Hit[]
  readonly signs: Signs
  readonly confidence: Confidence
}

function askAll(
  library: Library,
  from: Sample['from'],
  asks: readonly (readonly [want: string | readonly string[], text: string])[],
): Sample[] {
  return asks.map(([want, text]) => {
    const question = understand(library.index, text)
    const hits = findHits(library, question)
    const signs = signsOf(library.index, question, hits)
    return { from, text, want: [want].flat(), hits, signs, confidence: confidenceOf(signs, question) }
  })
}

function openWithout(knowledge: Knowledge, fold: number): { library: Library; asks: [string, string][] } {
  const asks: [string, string][] = []
  let taken = 0
  const thin = <T extends { readonly id: string; readonly asks: readonly string[] }>(page: T): T => ({
    ...page,
    asks: page.asks.filter((text, i) => {
      if (Math.floor((i * folds) / page.asks.length) !== fold) return true
      if (taken++ % 6 === 0) asks.push([page.id, text])
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

const golden = (name: string) =>
  readFileSync(`${root}/test/golden/${name}.jsonl`, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { readonly ask: string; readonly first: readonly string[] })

function collect(knowledge: Knowledge): Sample[] {
  const strangers = (name: string) => golden(name).map(({ ask }): [string, string] => ['', ask])
  const samples: Sample[] = []
  for (let fold = 0; fold < folds; fold++) {
    const one = openWithout(knowledge, fold)
    samples.push(...askAll(one.library, 'ask', one.asks))
    const two = openWithoutNotes(knowledge, fold)
    samples.push(...askAll(two.library, 'removed', two.asks))
    if (fold > 0) continue
    samples.push(...askAll(one.library, 'outside', strangers('out-of-scope')))
    samples.push(...askAll(one.library, 'blind-outside', strangers('out-of-scope-blind')))
  }
  const whole = openLibrary(knowledge, buildIndex(knowledge))
  for (const [from, name] of [
    ['golden', 'questions'],
    ['blind', 'paraphrases'],
  ] as const) {
    samples.push(
      ...askAll(
        whole,
        from,
        golden(name).map(({ ask, first }) => [first, ask] as const),
      ),
    )
  }
  return samples
}

const isRight = ({ from, want, hits }: Sample) => from !== 'removed' && want.includes(hits[0]?.id ?? '-')

function share(samples: readonly Sample[], wanted: (sample: Sample) => boolean): string {
  return samples.length === 0 ? '-' : `${((100 * samples.filter(wanted).length) / samples.length).toFixed(1)} %`
}

function named(names: readonly string[], values: readonly number[]): string {
  return names.map((name, i) => `${name}: ${values[i]}`).join(', ')
}

function figuresOf({ signs }: Sample): number[] {
  const { same: _, ...weighed } = signs
  return Object.values(weighed)
}

function fitConfidence(
  samples: readonly Sample[],
  yes: (sample: Sample) => boolean,
  weightOf: Record<Sample['from'], number>,
): string {
  const rows = samples.map((sample) => ({
    figures: figuresOf(sample),
    yes: yes(sample),
    weight: weightOf[sample.from],
  }))
  return named(
    ['bias', ...Object.keys(samples[0]?.signs ?? {}).filter((name) => name !== 'same')],
    fitLogistic(rows.filter(({ weight }) => weight > 0)),
  )
}

const folder = process.argv.slice(2).find((argument) => !argument.startsWith('--')) ?? `${root}/kb`
const loaded = await loadKnowledge(folder)
if (loaded.kind !== 'ok') throw new Error(`${folder}: ${loaded.mistakes.length} mistakes`)
const samples = collect(loaded.knowledge)
const by = (wanted: Sample['from']) => samples.filter(({ from }) => from === wanted)
const asked = by('ask')
const questions = by('golden')
const outside = by('outside')
const chinese = /\p{Script=Han}/u
const enough = ({ confidence }: Sample) => confidence.enough
const good = (sample: Sample) => enough(sample) && isRight(sample)

for (const [what, all] of [
  ['asks without themselves', asked],
  ['golden questions', questions],
  ['blind paraphrases', by('blind')],
] as const) {
  const english = all.filter(({ text }) => !chinese.test(text))
  const other = all.filter(({ text }) => chinese.test(text))
  console.log(
    `${what}: first ${share(all, isRight)}; answered right ${share(all, good)} (English ${share(english, good)}, Chinese ${share(other, good)}), ` +
      `answered ${share(all, enough)} of ${all.length}`,
  )
}
console.log(`out of scope: answered ${share(outside, enough)} of ${outside.length}`)
const blindOutside = by('blind-outside')
console.log(`out of scope, blind: answered ${share(blindOutside, enough)} of ${blindOutside.length}`)

const lists = [...asked, ...questions, ...questions, ...questions].map(({ hits, want }) => ({
  rows: hits.map(({ evidence }) => Object.values(evidence)),
  want: hits.findIndex(({ id }) => want.includes(id)),
}))
console.log(
  `ranking: ${named(Object.keys(asked[0]?.hits[0]?.evidence ?? {}), fitRanking(lists.filter(({ want }) => want >= 0)))}`,
)
const inScope = ({ from }: Sample) => from !== 'outside' && from !== 'blind-outside'
console.log(
  `scope: ${fitConfidence(samples, inScope, { ask: 0.25, golden: 6, blind: 0, removed: 0, outside: 5, 'blind-outside': 0 })}`,
)
console.log(
  `right: ${fitConfidence(samples, isRight, { ask: 1, golden: 4, blind: 0, removed: 0.1, outside: 1, 'blind-outside': 0 })}`,
)
for (const bar of [0.3, 0.4, 0.5, 0.6, 0.7, 0.75, 0.8, 0.85, 0.9]) {
  const over = ({ confidence }: Sample) => confidence.scope >= bar
  console.log(
    `scope bar ${bar}: lets in ${share(asked, over)} of the asks, ${share(questions, over)} of the golden questions, ${share(outside, over)} of the out-of-scope ones`,
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
  const within = [...asked, ...questions].filter(({ confidence }) => confidence.right >= from && confidence.right < to)
  console.log(`confidence ${from}–${Math.min(1, to)}: right ${share(within, isRight)} of ${within.length}`)
}
if (process.argv.includes('--misses')) {
  for (const sample of [...questions.filter((one) => !good(one)), ...asked.filter((one) => !isRight(one))]) {
    const { want, hits, text, confidence } = sample
    console.log(
      `${enough(sample) ? 'other' : 'unsure'} ${confidence.right.toFixed(2)} ${want} ← ${hits[0]?.id}: ${text}`,
    )
  }
  for (const { text, hits, confidence } of outside.filter(enough))
    console.log(`LEAK ${confidence.scope.toFixed(2)} ${hits[0]?.id}: ${text}`)
}
