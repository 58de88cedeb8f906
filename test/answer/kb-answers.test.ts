import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { type Answer, answer, findHits } from '../../src/answer/answer.ts'
import type { Library } from '../../src/answer/library.ts'
import { understand } from '../../src/answer/question.ts'
import { replyTo, type Wits } from '../../src/bot/reply-to.ts'
import { openWits } from '../../src/cli/open-wits.ts'

/** The knowledge that ships, asked what people ask. */

const golden = <T>(name: string): T[] =>
  readFileSync(new URL(`../golden/${name}.jsonl`, import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as T)

let wits: Wits
let library: Library

beforeAll(async () => {
  wits = await openWits()
  library = wits.library
}, 120_000)

const first = (found: Answer) => (found.kind === 'answered' ? found.ids[0] : `unsure of ${found.nearest[0]}`)

describe('the knowledge that ships', { timeout: 120_000 }, () => {
  it('finds every note and known error first by its own asks', () => {
    const missed = [...library.notes.values(), ...library.errors.values()].flatMap(({ id, asks }) =>
      // The first and every twentieth: all thirty thousand would take minutes and tell no more.
      asks
        .filter((_, i) => i % 20 === 0)
        .flatMap((ask) => {
          const found = first(answer(library, ask))
          return found === id ? [] : [`${id} ← ${found}: ${ask}`]
        }),
    )
    expect(missed).toEqual([])
  })

  it('answers four of five questions that people asked who had not seen the notes with the note that they meant', () => {
    const asks = golden<{ ask: string; first: string[] }>('questions')
    const right = asks.filter(({ ask, first: wanted }) => wanted.includes(first(answer(library, ask)) ?? ''))
    expect(right.length / asks.length).toBeGreaterThan(0.8)
  })

  it('answers what goes on with the question before, and is not led astray by one on something else', () => {
    const asks = golden<{ turns: string[]; first: string[] }>('follow-ups')
    const right = asks.filter(({ turns, first: wanted }) =>
      wanted.includes(first(answer(library, turns.at(-1) as string, turns.slice(0, -1))) ?? ''),
    )
    expect(right.length / asks.length).toBeGreaterThan(0.72)
    const others = golden<{ ask: string; first: string[] }>('questions').filter((_, i) => i % 3 === 0)
    const rightAfter = (earlierOf: (i: number) => string[]) =>
      others.filter(({ ask, first: wanted }, i) => wanted.includes(first(answer(library, ask, earlierOf(i))) ?? ''))
        .length
    const another = (i: number) => [others[(i * 37 + 11) % others.length]?.ask as string]
    expect(rightAfter(another)).toBeGreaterThan(rightAfter(() => []) - others.length * 0.02)
  })

  it('has what a person named best first, and the two or three next ones in their order', () => {
    const asks = golden<{ ask: string; order?: string[] }>('questions').filter(({ order }) => order)
    const places = asks.map(({ ask, order = [] }) => {
      const found = findHits(library, understand(library.index, ask)).map(({ id }) => id)
      return order.map((id) => (found.includes(id) ? found.indexOf(id) : Number.POSITIVE_INFINITY))
    })
    const pairs = places.flatMap((row) => row.flatMap((before, i) => row.slice(i + 1).map((after) => before < after)))
    expect(asks).toHaveLength(60)
    expect(places.filter(([best]) => best === 0).length / asks.length).toBeGreaterThan(0.78)
    expect(pairs.filter(Boolean).length / pairs.length).toBeGreaterThan(0.8)
  })

  it('shows the section that answers, in four of five answers with the right note', () => {
    const answers = golden<{ ask: string; note: string; section: string }>('sections').flatMap((row) => {
      const found = answer(library, row.ask)
      return found.kind === 'answered' && first(found) === row.note ? [{ ...row, found }] : []
    })
    const shown = answers.filter(({ note, section, found }) => {
      const text = library.notes.get(note)?.text
      const at = text?.en.sections.findIndex(({ heading }) => heading === section) ?? -1
      return found.markdown.includes(text?.[found.lang].sections[at]?.markdown ?? '?')
    })
    expect(answers.length).toBeGreaterThan(50)
    expect(shown.length / answers.length).toBeGreaterThan(0.82)
  })

  it('answers every statement of the weekly report it began with, in both languages', async () => {
    const rows = golden<{ en: string; zh: string; must: string[][] }>('weekly-report')
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

  it('names notes to read for a failure that it does not know, and answers their titles with them', async () => {
    const logs = ['neutron.agent.l3.agent', 'octavia.controller.worker', 'swift proxy-server'].map(
      (source) => `2026-05-05 10:00:00.000 7 ERROR ${source} [-] Zorbification of the flux went sideways: exhausted`,
    )
    for (const log of logs) {
      const { kind, markdown } = await replyTo(wits, { text: log, earlier: [], isLog: true })
      const titles =
        markdown.split('**Notes that may help (ask for one by its title)**')[1]?.match(/(?<=^- ).+/gm) ?? []
      expect(kind).not.toBe('known')
      expect(titles).toHaveLength(2)
      for (const title of titles) expect(library.notes.get(first(answer(library, title)) ?? '')?.title.en).toBe(title)
    }
    const elsewhere = await replyTo(wits, { text: 'npm ERR! code 1 build failed error', earlier: [], isLog: true })
    expect(elsewhere.markdown).not.toContain('Notes that may help')
  })

  it('refuses what is not about OpenStack', () => {
    const asks = golden<{ ask: string }>('out-of-scope')
    const leaked = asks.filter(({ ask }) => answer(library, ask).kind === 'answered')
    expect(leaked.length / asks.length).toBeLessThan(0.05)
  })

  it('keeps answers short: half under 900 characters, none a wall of text', () => {
    const lengths = [...library.notes.values()]
      .flatMap(({ asks }) => asks.slice(0, 2).map((ask) => answer(library, ask).markdown.length))
      .toSorted((a, b) => a - b)
    expect(lengths[Math.floor(lengths.length / 2)]).toBeLessThan(900)
    expect(lengths.at(-1)).toBeLessThan(2_200)
  })
})
