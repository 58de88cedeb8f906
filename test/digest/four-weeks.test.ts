import { expect, test } from 'vitest'
import type { Member, Reminder } from '../../src/digest/channel-week.ts'
import { type DueDigest, dueDigest } from '../../src/digest/due-digest.ts'
import { dueReminders } from '../../src/digest/due-reminders.ts'
import { at, berlin, local, member } from './a-week.ts'

const minute = 60_000
const begun = at('2026-10-12 00:00')
/** Friday is a holiday in week 44. Berlin changes its clocks on 25 October, New York on 1 November. */
const settings = { ...berlin, holidays: ['2026-10-30'] }
const [newYork, shanghai] = ['America/New_York', 'Asia/Shanghai']
const members: readonly Member[] = [
  member('alice'),
  member('bob', { zone: newYork }),
  member('小李', { zone: shanghai, snoozedUntil: at('2026-10-15 19:30', shanghai) }),
  member('dave', { workdays: [1, 2, 3, 4] }),
  member('erin', { zone: shanghai, away: { from: '2026-10-19', until: '2026-10-28' } }),
]
const reports = [
  ['alice', '2026-W42', '2026-10-13 10:00'],
  ['alice', '2026-W43', '2026-10-20 10:00'],
  ['alice', '2026-W44', '2026-10-27 10:00'],
  ['bob', '2026-W43', '2026-10-22 20:00'],
  ['小李', '2026-W44', '2026-10-29 06:00'],
  ['dave', '2026-W45', '2026-11-05 16:00'],
].map(([person = '', week = '', moment = '']) => ({ person, week, moment: at(moment) }))
/** Over the deadline of week 42 in Berlin and that of week 43 in Shanghai, and over the digest of week 44. */
const pauses = [
  ['2026-10-15 16:30', '2026-10-15 18:10'],
  ['2026-10-23 10:30', '2026-10-23 12:05'],
  ['2026-11-02 08:00', '2026-11-02 12:00'],
].map(([from = '', until = '']) => ({ from: at(from), until: at(until) }))

/** Two processes look at what was kept before either acts, and what both find is done once, by its key. */
function live(since: number, from: number, until: number, step: number) {
  const reminded = new Map<string, Reminder & { readonly sent: number }>()
  const digests = new Map<string, DueDigest & { readonly sent: number }>()
  for (let now = from; now < until; now += step) {
    if (pauses.some((pause) => now >= pause.from && now < pause.until)) continue
    const wrote = reports.filter(({ moment }) => moment <= now)
    const kept = { settings, members, since, reminded: [...reminded.values()], posted: [...digests.keys()] }
    for (const process of [0, 1]) {
      const clock = now + process * 20_000
      for (const one of dueReminders({ ...kept, reports: wrote, now: clock })) {
        const key = `${one.week} ${one.person} ${one.kind} ${one.at}`
        if (!reminded.has(key)) reminded.set(key, { ...one, sent: clock })
      }
      const due = dueDigest({ ...kept, now: clock })
      if (due && !digests.has(due.week)) digests.set(due.week, { ...due, sent: clock })
    }
  }
  return { reminded: [...reminded.values()], digests: [...digests.values()] }
}

test('five members in three zones get exactly their reminders over four weeks, and the channel its digests, each once', {
  timeout: 30_000,
}, () => {
  const { reminded, digests } = live(begun, begun, at('2026-11-10 00:00'), 30 * minute)
  const zoneOf = (person: string) => members.find((one) => one.person === person)?.zone
  const lines = reminded.map(
    ({ person, week, kind, sent }) => `${week} ${person} ${kind} ${local(sent, zoneOf(person))}`,
  )
  expect(lines.sort()).toEqual(
    [
      // alice writes in the first three weeks.
      '2026-W45 alice early Thu 2026-11-05 18:00',
      '2026-W45 alice last Fri 2026-11-06 17:00',
      // bob writes in week 43 on Thursday afternoon of his, after the early one. In week 44 Thursday is the last day.
      '2026-W42 bob early Thu 2026-10-15 18:00',
      '2026-W42 bob last Fri 2026-10-16 17:00',
      '2026-W44 bob early Thu 2026-10-29 08:00',
      '2026-W44 bob last Thu 2026-10-29 17:00',
      '2026-W45 bob early Thu 2026-11-05 18:00',
      '2026-W45 bob last Fri 2026-11-06 17:00',
      // 小李 puts the first one off, and of week 43 the bot sends the last one late.
      '2026-W42 小李 early Thu 2026-10-15 19:30',
      '2026-W42 小李 last Fri 2026-10-16 17:00',
      '2026-W43 小李 early Thu 2026-10-22 18:00',
      '2026-W43 小李 last Fri 2026-10-23 18:30',
      '2026-W44 小李 early Thu 2026-10-29 08:00',
      '2026-W45 小李 early Thu 2026-11-05 18:00',
      '2026-W45 小李 last Fri 2026-11-06 17:00',
      // dave does not work on Fridays; his deadline of week 42 falls into the pause.
      '2026-W42 dave early Thu 2026-10-15 08:00',
      '2026-W42 dave last Thu 2026-10-15 18:30',
      '2026-W43 dave early Thu 2026-10-22 08:00',
      '2026-W43 dave last Thu 2026-10-22 17:00',
      '2026-W44 dave early Thu 2026-10-29 08:00',
      '2026-W44 dave last Thu 2026-10-29 17:00',
      '2026-W45 dave early Thu 2026-11-05 08:00',
      // erin is on leave until Wednesday of week 44, before a Friday that is a holiday: Thursday is her week.
      '2026-W42 erin early Thu 2026-10-15 18:00',
      '2026-W42 erin last Fri 2026-10-16 17:00',
      '2026-W44 erin early Thu 2026-10-29 15:30',
      '2026-W44 erin last Thu 2026-10-29 17:00',
      '2026-W45 erin early Thu 2026-11-05 18:00',
      '2026-W45 erin last Fri 2026-11-06 17:00',
    ].sort(),
  )
  expect(digests.map(({ week, sent, late, missed }) => `${week} ${local(sent)} ${late} ${missed.length}`)).toEqual([
    '2026-W42 Mon 2026-10-19 09:00 false 0',
    '2026-W43 Mon 2026-10-26 09:00 false 0',
    '2026-W44 Mon 2026-11-02 12:00 true 0',
    '2026-W45 Mon 2026-11-09 09:00 false 0',
  ])
})

test('nothing is sent twice or left out however finely two processes ask around a deadline', () => {
  const { reminded, digests } = live(at('2026-11-02 12:00'), at('2026-11-06 16:50'), at('2026-11-06 17:10'), 10_000)
  expect(reminded.map(({ person, kind, sent }) => `${person} ${kind} ${local(sent)}`)).toEqual([
    'alice early Fri 2026-11-06 16:50',
    'bob early Fri 2026-11-06 16:50',
    'alice last Fri 2026-11-06 17:00',
  ])
  expect(digests).toEqual([])
})
