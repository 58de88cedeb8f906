import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { type Answer, answer } from '../../src/answer/answer.ts'
import { type Library, openLibrary } from '../../src/answer/library.ts'
import { replyTo } from '../../src/bot/reply-to.ts'
import { openExaminer } from '../../src/diagnose/examine.ts'
import type { Knowledge } from '../../src/knowledge/knowledge.ts'
import { loadKnowledge } from '../../src/knowledge/load-knowledge.ts'
import { buildIndex } from '../../src/search/search.ts'

/** The knowledge that ships, asked what people ask. */

const golden = <T>(name: string): T[] =>
  readFileSync(new URL(`../golden/${name}.jsonl`, import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as T)

let knowledge: Knowledge
let library: Library

beforeAll(async () => {
  const loaded = await loadKnowledge('kb')
  if (loaded.kind !== 'ok') throw new Error('the kb has mistakes: npm run kb')
  knowledge = loaded.knowledge
  library = openLibrary(knowledge, buildIndex(knowledge))
}, 120_000)

const first = (found: Answer) => (found.kind === 'answered' ? found.ids[0] : `unsure of ${found.nearest[0]}`)

describe('the knowledge that ships', { timeout: 120_000 }, () => {
  it('finds every note and known error first by each of its own asks', () => {
    const missed = [...knowledge.notes, ...knowledge.errors].flatMap(({ id, asks }) =>
      asks.flatMap((ask) => {
        const found = first(answer(library, ask))
        return found === id ? [] : [`${id} ← ${found}: ${ask}`]
      }),
    )
    expect(missed).toEqual([])
  })

  it('answers every statement of the weekly report it began with, in both languages', async () => {
    const rows = golden<{ en: string; zh: string; must: string[][] }>('weekly-report')
    const wits = { library, examine: openExaminer(knowledge.errors) }
    const asks = rows.flatMap(({ en, zh, must }) => [
      { ask: en, lang: 'en', must },
      { ask: zh, lang: 'zh', must },
    ])
    const missed: string[] = []
    for (const { ask, lang, must } of asks) {
      const reply = await replyTo(wits, { text: ask, earlier: [] })
      const text = reply.markdown.toLowerCase()
      const said = must.every((words) => words.some((word) => text.includes(word.toLowerCase())))
      if (reply.kind === 'unsure' || reply.lang !== lang || !said) missed.push(`${reply.kind} ${reply.ids[0]}: ${ask}`)
    }
    expect(missed).toEqual([])
  })

  it('refuses what is not about OpenStack', () => {
    const asks = golden<{ ask: string }>('out-of-scope')
    const leaked = asks.filter(({ ask }) => answer(library, ask).kind === 'answered')
    expect(leaked.length / asks.length).toBeLessThan(0.05)
  })

  it('keeps answers short: half under 900 characters, none a wall of text', () => {
    const lengths = knowledge.notes
      .flatMap(({ asks }) => asks.slice(0, 2).map((ask) => answer(library, ask).markdown.length))
      .toSorted((a, b) => a - b)
    expect(lengths[Math.floor(lengths.length / 2)]).toBeLessThan(900)
    expect(lengths.at(-1)).toBeLessThan(2_200)
  })
})
