import { expect, test } from 'vitest'
import { noteFailure } from '../../src/bot/failure-entry.ts'
import { historyOf } from '../../src/bot/on-board.ts'
import { onSolved } from '../../src/bot/on-solved.ts'
import { plainReply } from '../../src/bot/plain-reply.ts'
import { runsTable } from '../../src/bot/runs.ts'
import { gatherFacts } from '../../src/bot/week/gather-facts.ts'
import { beginWeeks } from '../../src/bot/week/on-tick.ts'
import { type KeptChannel, keepWeeks } from '../../src/bot/week/weeks.ts'
import type { PastRun } from '../../src/deploy/board.ts'
import { called, filled, openTestBot, place, said, wits } from './open-bot.ts'

const channel = 'slack:C1'
const hour = 3_600_000
const [known = ''] = wits.library.errors.keys()
/** Monday, the 23rd of November 2026, 08:00 in UTC. */
const monday = Date.UTC(2026, 10, 23, 8)

async function openWeek() {
  const bot = openTestBot()
  await beginWeeks(bot.store, [channel], 'UTC', monday - 30 * 24 * hour)
  const kept = (await keepWeeks(bot.store).channel(channel)) as KeptChannel
  return { ...bot, facts: () => gatherFacts({ store: bot.store, wits }, channel, kept, '2026-W48') }
}

test('runs are counted by name, beside the week before', async () => {
  const { store, facts } = await openWeek()
  const ended = async (run: string, startedAt: number, state: PastRun['state'], duration = hour) => {
    const past = { run, state, startedAt, duration, hosts: 3 }
    await store.changeRecord(historyOf(run), `${run} ${startedAt}`, () => past)
    await store.changeRecord(runsTable, run, () => startedAt)
  }
  await ended('prod-2026-11-16', monday - 7 * 24 * hour, 'failed')
  await ended('prod-2026-11-23', monday, 'failed')
  await ended('prod-2026-11-24', monday + 24 * hour, 'silent')
  await ended('prod-2026-11-25', monday + 48 * hour, 'succeeded')
  await ended('lab', monday, 'failed')
  await ended('lab', monday + hour, 'succeeded')
  expect((await facts()).runs).toEqual([
    { name: 'prod', tries: 3, failed: 2, untilSuccess: 49 * hour, before: { tries: 1, failed: 1 } },
    { name: 'lab', tries: 2, failed: 1, untilSuccess: 2 * hour },
  ])
})

test('failures are new, known, or returned after they were solved', async () => {
  const { store, facts } = await openWeek()
  const fail = async (run: string, at: number, key: string, hosts: readonly string[]) => {
    const first = { run, host: hosts[0] ?? '', seq: 1, at, errors: [], telling: key }
    await noteFailure(store, { key, first, hosts }, plainReply('said', 'en', ''), channel)
  }
  await fail('old', monday - 30 * 24 * hour, `error ${known}`, ['a'])
  await store.remember('failure:F', { key: `error ${known}`, run: 'old' }, hour)
  await onSolved(
    { wits, store, fetchFile: () => Promise.reject(new Error('none')) },
    filled({ form: 'solved', context: 'F', fields: { fix: 'new pip' } }),
  )
  await fail('prod', monday, `error ${known}`, ['a', 'b', 'c'])
  await fail('prod-2', monday + hour, `error ${known}`, ['a'])
  await fail('prod', monday, 'line no valid host', ['d'])
  expect((await facts()).failures).toEqual([
    {
      title: wits.library.errors.get(known)?.title.en,
      count: 2,
      hosts: 4,
      kind: 'returned',
      solvedBy: 'new pip',
    },
    { title: 'no valid host', count: 1, hosts: 1, kind: 'new' },
  ])
})

test('questions of the channel are counted once each, and those without an answer named by their terms', async () => {
  const { store, reply, facts } = await openWeek()
  const gap = { kind: 'unsure', text: 'Cinder flurbles with 计算节点', lang: 'en', at: monday } as const
  await store.addGap({ ...gap, id: 'here', channel: 'slack:T1:C1' })
  await store.addGap({ ...gap, id: 'elsewhere', channel: 'slack:T1:C2' })
  await store.addGap({ ...gap, id: 'before', channel: 'slack:T1:C1', at: monday - 24 * hour })
  const asked = said({ text: 'what does Glance do?', at: monday })
  await reply(asked)
  await reply(asked)
  await reply(called({ text: 'what does Cinder do?', at: monday }))
  await reply(
    said({ text: 'what does Nova do?', at: monday, by: 'direct', place: { ...place, channel: 'D1', direct: true } }),
  )
  await reply(said({ text: 'what does Nova do?', at: monday, place: { ...place, channel: 'C2' } }))
  const { asked: count, gaps } = await facts()
  expect(count).toBe(2)
  expect(gaps).toEqual([{ id: 'here', text: gap.text, terms: expect.arrayContaining(['Cinder']) }])
})
