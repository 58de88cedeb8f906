/**
 * This search beside MiniSearch with its defaults and lunr, on the same pages in one run: `npx tsx bench/search.ts`.
 * Prints for each the share of golden questions whose page comes first and among three, by language, the time of a query, of building, and the memory held.
 */
import { readFileSync } from 'node:fs'
import lunr from 'lunr'
import MiniSearch from 'minisearch'
import { findHits } from '../src/answer/answer.ts'
import { openLibrary } from '../src/answer/library.ts'
import { understand } from '../src/answer/question.ts'
import type { Knowledge } from '../src/knowledge/knowledge.ts'
import { loadKnowledge } from '../src/knowledge/load-knowledge.ts'
import { buildIndex } from '../src/search/search.ts'

type Find = (question: string) => readonly string[]

interface Page {
  readonly id: string
  readonly title: string
  readonly body: string
}

function pagesOf({ notes, errors }: Knowledge): Page[] {
  return [
    ...notes.map(({ id, title, asks, text }) => ({
      id,
      title: `${title.en} ${title.zh}`,
      body: [
        ...asks,
        ...[text.en, text.zh].flatMap(({ lead, sections }) => [
          lead,
          ...sections.map((s) => `${s.heading} ${s.markdown}`),
        ]),
      ].join('\n'),
    })),
    ...errors.map(({ id, title, asks, signatures, text }) => ({
      id,
      title: `${title.en} ${title.zh}`,
      body: [...asks, ...signatures.flat(), ...[text.en, text.zh].flatMap((part) => Object.values(part))].join('\n'),
    })),
  ]
}

const engines: Record<string, (knowledge: Knowledge) => Find> = {
  askstack(knowledge) {
    const library = openLibrary(knowledge, buildIndex(knowledge))
    return (question) => findHits(library, understand(library.index, question)).map(({ id }) => id)
  },
  'MiniSearch defaults'(knowledge) {
    const index = new MiniSearch({ fields: ['title', 'body'] })
    index.addAll(pagesOf(knowledge))
    return (question) => index.search(question).map(({ id }) => String(id))
  },
  'MiniSearch boost, fuzzy, prefix'(knowledge) {
    const index = new MiniSearch({
      fields: ['title', 'body'],
      searchOptions: { boost: { title: 3 }, fuzzy: 0.2, prefix: true },
    })
    index.addAll(pagesOf(knowledge))
    return (question) => index.search(question).map(({ id }) => String(id))
  },
  lunr(knowledge) {
    const index = lunr(function build() {
      this.ref('id')
      this.field('title', { boost: 3 })
      this.field('body')
      for (const page of pagesOf(knowledge)) this.add(page)
    })
    return (question) => index.search(question.replace(/[~^*:+-]/g, ' ')).map(({ ref }) => ref)
  },
}

interface Golden {
  readonly ask: string
  readonly first: readonly string[]
}

const loaded = await loadKnowledge('kb')
if (loaded.kind !== 'ok') throw new Error('the kb has mistakes: npm run kb')
const golden = ['questions', 'paraphrases'].flatMap((name) =>
  readFileSync(`test/golden/${name}.jsonl`, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Golden),
)
const han = /\p{Script=Han}/u

function measure(find: Find) {
  const times: number[] = []
  const ranks = golden.map(({ ask, first }) => {
    const start = performance.now()
    const found = find(ask)
    times.push(performance.now() - start)
    return { chinese: han.test(ask), rank: found.findIndex((id) => first.includes(id)) }
  })
  times.sort((a, b) => a - b)
  const share = (list: typeof ranks, within: number) =>
    `${((100 * list.filter(({ rank }) => rank >= 0 && rank < within).length) / list.length).toFixed(0)} %`
  const english = ranks.filter(({ chinese }) => !chinese)
  const chinese = ranks.filter((one) => one.chinese)
  return {
    'first en': share(english, 1),
    'first zh': share(chinese, 1),
    'in 3 en': share(english, 3),
    'in 3 zh': share(chinese, 3),
    'p50 ms': times[times.length >> 1]?.toFixed(1),
    'p99 ms': times[Math.floor(times.length * 0.99)]?.toFixed(1),
  }
}

const table: Record<string, object> = {}
for (const [name, open] of Object.entries(engines)) {
  globalThis.gc?.()
  const before = process.memoryUsage().heapUsed
  const start = performance.now()
  const find = open(loaded.knowledge)
  const build = performance.now() - start
  find('what does Glance do')
  globalThis.gc?.()
  const heap = (process.memoryUsage().heapUsed - before) / 1e6
  table[name] = { ...measure(find), 'build ms': Math.round(build), 'heap MB': heap.toFixed(0) }
}
console.log(
  `${loaded.knowledge.notes.length} notes and ${loaded.knowledge.errors.length} known errors, ${golden.length} questions`,
)
console.table(table)
