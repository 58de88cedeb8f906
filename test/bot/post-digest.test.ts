import { expect, test } from 'vitest'
import { beginWeeks, onTick } from '../../src/bot/week/on-tick.ts'
import { openChannel } from '../../src/bot/week/open-report.ts'
import { type DigestMeans, postDigest } from '../../src/bot/week/post-digest.ts'
import { reminderFor } from '../../src/bot/week/remind.ts'
import { keepWeeks } from '../../src/bot/week/weeks.ts'
import { reportParts } from '../../src/digest/report.ts'
import type { Outgoing } from '../../src/message.ts'
import { openMemoryStore } from '../../src/store/memory.ts'
import { wits } from './open-bot.ts'

const channel = 'slack:C1'
const week = '2026-W48'
const chats = new Set(['slack'])
/** Monday, the 30th of November 2026, 09:00 in UTC: the digest's time. */
const monday = Date.UTC(2026, 10, 30, 9)
const hour = 3_600_000
const friday = monday - 64 * hour
const parts = Object.fromEntries(reportParts.map((part) => [part, ''])) as Record<(typeof reportParts)[number], string>

async function openWeek() {
  const store = openMemoryStore()
  const weeks = keepWeeks(store)
  await beginWeeks(store, [channel], 'UTC', monday - 6 * 24 * hour)
  const join = (person: string) =>
    weeks.changeMember(channel, person, () => ({ person, name: person, joinedAt: monday - 20 * 24 * hour }))
  const write = (person: string, done: string) =>
    weeks.saveReport({
      channel,
      week,
      person,
      name: person,
      parts: { ...parts, done, problems: 'no quorum' },
      lang: 'en',
      at: friday,
    })
  await Promise.all(['ann', 'bo'].map(join))
  await write('ann', 'installed Ceph')
  return { store, weeks, join, write }
}

/** Dies after so many messages. */
function mortal(store: DigestMeans['store'], lives: number) {
  const sent: Pick<Outgoing, 'key' | 'to' | 'reply'>[] = []
  const post = (outgoing: Pick<Outgoing, 'key' | 'to' | 'reply'>) => {
    if (sent.length >= lives) throw new Error('killed')
    sent.push(outgoing)
  }
  const means: DigestMeans = {
    wits,
    store,
    async send(chat, outgoing) {
      post(outgoing)
      return { chat, channel: 'C1', id: 'headline' }
    },
    queue: async ({ job }) => post(job.outgoing),
  }
  return { sent, post: (now: number) => postDigest(means, { channel, week }, now) }
}
const all = Number.POSITIVE_INFINITY

test('a digest that is gone on with after any of its messages is the same, whatever was written meanwhile', async () => {
  const whole = mortal((await openWeek()).store, all)
  await whole.post(monday)
  expect(whole.sent.length).toBeGreaterThan(3)
  for (let lives = 0; lives < whole.sent.length; lives++) {
    const { store, write } = await openWeek()
    const dying = mortal(store, lives)
    await expect(dying.post(monday)).rejects.toThrow('killed')
    await write('bo', 'came too late')
    const next = mortal(store, all)
    await next.post(monday + hour)
    const keys = new Set([...dying.sent, ...next.sent].map(({ key }) => key))
    expect(keys).toEqual(new Set(whole.sent.map(({ key }) => key)))
    const texts = new Map([...dying.sent, ...next.sent].map(({ key, reply }) => [key, reply.markdown]))
    expect([...texts.values()].join('\n')).not.toContain('came too late')
    const again = mortal(store, all)
    await again.post(monday + 2 * hour)
    expect(again.sent).toEqual([])
  }
})

test('all but the first message go into its thread, and the first of them has who takes which problem', async () => {
  const { store } = await openWeek()
  const { sent, post } = mortal(store, all)
  await post(monday)
  const [headline, list, ...rest] = sent
  expect(headline?.to).toEqual({ channel: 'C1' })
  expect(list?.reply.buttons.map(({ action }) => action)).toEqual(['week-take'])
  expect([list, ...rest].every((one) => one?.to.thread === 'headline')).toBe(true)
})

test('what is due is found at each look until it is done, and not for chats that do not run here', async () => {
  const { store, weeks, write } = await openWeek()
  const [due] = await onTick(store, chats, friday)
  expect(due?.reminders.map(({ person, kind }) => [person, kind])).toEqual([['bo', 'last']])
  expect(await onTick(store, chats, friday)).toEqual([due])
  expect(await onTick(store, new Set(['discord']), friday)).toEqual([])
  const [reminder] = due?.reminders ?? []
  if (!reminder) throw new Error('nobody is reminded')
  const outgoing = await reminderFor({ store }, channel, reminder, friday)
  expect(outgoing?.to).toEqual({ person: 'bo' })
  expect(outgoing?.reply.buttons.map(({ label }) => label)).toEqual(['Write my report', 'Remind me later'])
  await write('bo', 'all of it')
  expect(await reminderFor({ store }, channel, reminder, friday)).toBeUndefined()
  await weeks.noteReminded(channel, reminder)
  expect((await onTick(store, chats, friday))[0]?.reminders).toEqual([])
  expect((await onTick(store, chats, monday))[0]?.digest).toBe(week)
  await mortal(store, all).post(monday)
  expect((await onTick(store, chats, monday + hour))[0]?.digest).toBeUndefined()
})

test('a digest that is posted before its time closes its reports', async () => {
  const { store, weeks } = await openWeek()
  expect((await openChannel(weeks, channel, friday))?.weeks).toEqual([week])
  await mortal(store, all).post(friday)
  expect((await openChannel(weeks, channel, friday))?.weeks).toEqual([])
})

test('a channel that is configured keeps the week, unless somebody ended it there', async () => {
  const { store, weeks } = await openWeek()
  await weeks.changeChannel(channel, (kept) => kept && { ...kept, on: false })
  await beginWeeks(store, [channel, 'slack:C2'], 'Asia/Shanghai', monday)
  expect([...(await weeks.channels()).keys()]).toEqual(['slack:C2'])
})
