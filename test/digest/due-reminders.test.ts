import { describe, expect, test } from 'vitest'
import type { Member, Reminder, WeekSettings } from '../../src/digest/channel-week.ts'
import { dueReminders, nextReminderAt, openWeeks, snoozeUntil } from '../../src/digest/due-reminders.ts'
import { at, berlin, local, member } from './a-week.ts'

const alice = member('alice')

interface Asked {
  readonly who?: Member
  readonly settings?: WeekSettings
  readonly wrote?: readonly string[]
  readonly reminded?: readonly Reminder[]
  readonly posted?: readonly string[]
  readonly since?: string
}

const due = (
  now: string,
  { who = alice, settings = berlin, wrote = [], reminded = [], posted = [], since = '2026-01-01 00:00' }: Asked = {},
) =>
  dueReminders({
    settings,
    members: [who],
    reports: wrote.map((week) => ({ person: who.person, week })),
    reminded,
    posted,
    since: at(since),
    now: at(now),
  }).map(({ week, kind, at }) => `${week} ${kind} ${local(at)}`)

const sent = (kind: Reminder['kind'], moment: string): Reminder => ({
  person: 'alice',
  week: '2026-W48',
  kind,
  at: at(moment),
})
const early = '2026-W48 early Thu 2026-11-26 17:36'
const last = '2026-W48 last Fri 2026-11-27 17:00'

describe('a reminder', () => {
  test('comes early after four fifths of the working hours, which are neither night nor weekend', () => {
    expect(due('2026-11-26 17:35')).toEqual([])
    expect(due('2026-11-26 17:36')).toEqual([early])
  })

  test('comes last at the end of the window, in place of an early one that was not sent', () => {
    expect(due('2026-11-27 16:59')).toEqual([early])
    expect(due('2026-11-27 17:00')).toEqual([last])
    expect(due('2026-11-27 17:00', { reminded: [sent('early', '2026-11-26 17:36')] })).toEqual([last])
  })

  test('is not sent twice, nor early after last', () => {
    expect(due('2026-11-26 18:00', { reminded: [sent('early', '2026-11-26 17:36')] })).toEqual([])
    expect(due('2026-11-27 18:00', { reminded: [sent('last', '2026-11-27 17:00')] })).toEqual([])
  })

  test('does not come again when the deadline moves', () => {
    const later = { ...berlin, deadline: { weekday: 5, time: '18:00' } }
    expect(due('2026-11-27 18:30', { settings: later, reminded: [sent('last', '2026-11-27 17:00')] })).toEqual([])
  })

  test('is not for who has written that week', () => {
    expect(due('2026-11-27 17:00', { wrote: ['2026-W48'] })).toEqual([])
    expect(due('2026-11-27 17:00', { wrote: ['2026-W47'] })).toEqual([last])
  })

  test('is not for who is away', () => {
    expect(
      due('2026-11-27 17:00', { who: member('alice', { away: { from: '2026-11-23', until: '2026-11-30' } }) }),
    ).toEqual([])
  })

  test('waits for the end of quiet hours, of holidays and of leave', () => {
    const late = { ...berlin, deadline: { weekday: 4, time: '22:00' } }
    expect(due('2026-11-26 22:00', { settings: late })).toEqual([])
    expect(due('2026-11-27 07:59', { settings: late })).toEqual([])
    expect(due('2026-11-27 08:00', { settings: late })).toEqual(['2026-W48 last Fri 2026-11-27 08:00'])
    const off = { ...late, holidays: ['2026-11-27'] }
    expect(due('2026-11-27 08:00', { settings: off })).toEqual([])
    expect(due('2026-11-30 08:00', { settings: off })).toEqual(['2026-W48 last Mon 2026-11-30 08:00'])
    const leave = member('alice', { away: { from: '2026-11-27', until: '2026-11-27' } })
    expect(due('2026-11-27 08:00', { settings: late, who: leave })).toEqual([])
  })

  test('is dropped when it would come after the digest', () => {
    const settings = { ...berlin, deadline: { weekday: 5, time: '22:00' }, digest: { weekday: 6, time: '09:00' } }
    expect(due('2026-11-27 22:00', { settings, reminded: [sent('early', '2026-11-27 10:00')] })).toEqual([])
    expect(due('2026-11-28 08:59', { settings })).toEqual([])
    expect(due('2026-11-30 08:00', { settings })).toEqual([])
  })

  test('of a bot that was down comes late on that working day or the next, and not later', () => {
    expect(due('2026-11-27 19:30')).toEqual([last])
    expect(due('2026-11-27 20:00')).toEqual([])
    expect(due('2026-11-28 12:00')).toEqual([])
    expect(due('2026-11-30 08:30')).toEqual([last])
    const wednesday = { ...berlin, deadline: { weekday: 2, time: '17:00' } }
    expect(due('2026-11-25 12:00', { settings: wednesday })).toEqual(['2026-W48 last Tue 2026-11-24 17:00'])
    expect(due('2026-11-26 12:00', { settings: wednesday })).toEqual([])
  })

  test('is not for who joined after the deadline', () => {
    expect(due('2026-11-27 18:00', { who: member('grace', { joinedAt: at('2026-11-27 17:30') }) })).toEqual([])
  })
})

test('nobody is reminded for a week whose digest stands, or that the channel did not keep', () => {
  expect(due('2026-11-27 17:00', { posted: ['2026-W48'] })).toEqual([])
  expect(due('2026-11-30 08:30', { since: '2026-11-28 12:00' })).toEqual([])
})

describe('a snooze', () => {
  const snoozed = (until: string) => member('alice', { snoozedUntil: at(until) })

  test('brings the reminder again, once', () => {
    const [who, reminded] = [snoozed('2026-11-26 19:40'), [sent('early', '2026-11-26 17:36')]]
    expect(due('2026-11-26 19:39', { who, reminded })).toEqual([])
    expect(due('2026-11-26 19:40', { who, reminded })).toEqual(['2026-W48 early Thu 2026-11-26 19:40'])
    expect(due('2026-11-27 09:00', { who, reminded: [...reminded, sent('early', '2026-11-26 19:40')] })).toEqual([])
  })

  test('does not end in quiet hours or on the weekend', () => {
    const [who, reminded] = [snoozed('2026-11-26 20:30'), [sent('early', '2026-11-26 17:36')]]
    expect(due('2026-11-26 20:30', { who, reminded })).toEqual([])
    expect(due('2026-11-27 08:00', { who, reminded })).toEqual(['2026-W48 early Fri 2026-11-27 08:00'])
  })

  test('over the deadline leaves one reminder', () => {
    const [who, reminded] = [snoozed('2026-11-27 18:00'), [sent('early', '2026-11-26 17:36')]]
    expect(due('2026-11-27 17:00', { who, reminded })).toEqual([])
    expect(due('2026-11-27 18:00', { who, reminded })).toEqual(['2026-W48 last Fri 2026-11-27 18:00'])
    expect(due('2026-11-27 18:01', { who, reminded: [...reminded, sent('last', '2026-11-27 18:00')] })).toEqual([])
  })

  test('ends shortly before the digest at the latest', () => {
    const [who, reminded] = [snoozed('2026-12-05 12:00'), [sent('last', '2026-11-27 17:00')]]
    expect(due('2026-11-30 08:44', { who, reminded })).toEqual([])
    expect(due('2026-11-30 08:45', { who, reminded })).toEqual(['2026-W48 last Mon 2026-11-30 08:45'])
    expect(due('2026-11-30 08:50', { who, reminded: [sent('last', '2026-11-30 08:45')] })).toEqual([])
    expect(due('2026-11-30 08:45', { who: snoozed('2026-11-30 08:55'), reminded })).toEqual([
      '2026-W48 last Mon 2026-11-30 08:45',
    ])
  })

  test('lasts two hours, less where the digest comes, and is refused when it comes at once', () => {
    const until = (now: string) => {
      const moment = snoozeUntil(berlin, [alice], alice, '2026-W48', at(now))
      return moment && local(moment)
    }
    expect(until('2026-11-27 17:05')).toBe('Fri 2026-11-27 19:05')
    expect(until('2026-11-27 19:00')).toBe('Mon 2026-11-30 08:00')
    expect(until('2026-11-30 08:10')).toBe('Mon 2026-11-30 08:45')
    expect(until('2026-11-30 08:50')).toBeUndefined()
  })

  test('does not bring back a reminder of a week whose digest has come', () => {
    expect(
      due('2026-11-30 11:00', { who: snoozed('2026-11-30 10:30'), reminded: [sent('last', '2026-11-27 17:00')] }),
    ).toEqual([])
  })
})

test('the next reminder is known in advance', () => {
  const next = (now: string) =>
    local(
      nextReminderAt({
        settings: berlin,
        members: [alice],
        reports: [],
        reminded: [],
        posted: [],
        since: 0,
        now: at(now),
      }) ?? 0,
    )
  expect(next('2026-11-23 00:00')).toBe('Thu 2026-11-26 17:36')
  expect(next('2026-11-26 17:36')).toBe('Fri 2026-11-27 17:00')
})

test('a week is open from its first day anywhere until its digest', () => {
  expect(openWeeks(berlin, [alice], at('2026-11-30 08:59'))).toEqual(['2026-W48', '2026-W49'])
  expect(openWeeks(berlin, [alice], at('2026-11-30 09:00'))).toEqual(['2026-W49'])
})
