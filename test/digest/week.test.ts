import fc from 'fast-check'
import { expect, test } from 'vitest'
import { daysOf, readWeek, weekAfter, weekBefore, weekLabel, weekOf } from '../../src/digest/week.ts'

test.each([
  [Date.UTC(2026, 10, 22, 16), 'UTC', '2026-W47'],
  [Date.UTC(2026, 10, 22, 16), 'Asia/Shanghai', '2026-W48'],
  [Date.UTC(2026, 10, 23, 4), 'America/New_York', '2026-W47'],
  [Date.UTC(2027, 0, 1, 12), 'UTC', '2026-W53'],
  [Date.UTC(2024, 11, 31, 12), 'UTC', '2025-W01'],
])('%i in %s is in %s', (at, zone, week) => {
  expect(weekOf(at, zone)).toBe(week)
})

test('a year that has 53 weeks goes on with the first of the next', () => {
  expect(weekAfter('2026-W53')).toBe('2027-W01')
  expect(weekBefore('2027-W01')).toBe('2026-W53')
  expect(weekBefore('2026-W02', 3)).toBe('2025-W51')
})

test('the days of a week are Monday to Sunday', () => {
  expect(daysOf('2026-W53')).toEqual([
    '2026-12-28',
    '2026-12-29',
    '2026-12-30',
    '2026-12-31',
    '2027-01-01',
    '2027-01-02',
    '2027-01-03',
  ])
})

test('every moment lies in its week, and going to and fro ends where it began', () => {
  const zones = fc.constantFrom('UTC', 'Asia/Shanghai', 'America/St_Johns', 'Pacific/Kiritimati', 'Pacific/Pago_Pago')
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 4e12 }), zones, fc.integer({ min: -60, max: 60 }), (at, zone, weeks) => {
      const week = weekOf(at, zone)
      const day = new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format(at)
      expect(daysOf(week)).toContain(day)
      expect(weekBefore(weekAfter(week, weeks), weeks)).toBe(week)
    }),
  )
})

test.each([
  ['2026-W47', '16–22 Nov 2026', '2026年11月16日—22日'],
  ['2026-W49', '30 Nov – 6 Dec 2026', '2026年11月30日—12月6日'],
  ['2026-W53', '28 Dec 2026 – 3 Jan 2027', '2026年12月28日—2027年1月3日'],
])('%s is called %s or %s', (week, english, chinese) => {
  expect(weekLabel(week, 'en')).toBe(english)
  expect(weekLabel(week, 'zh')).toBe(chinese)
})

test.each([['2026-W47'], ['2026w47'], [' 2026-w47 ']])('reads %j', (typed) => {
  expect(readWeek(typed, 'en')).toEqual({ kind: 'value', value: '2026-W47' })
})

test.each([['2026-W54'], ['2025-W53'], ['2026-W00'], ['last week'], [''], ['0000-W01'], ['2026-W47; rm -rf /']])(
  'refuses %j and shows how a week is written',
  (typed) => {
    expect(readWeek(typed, 'en')).toMatchObject({ kind: 'mistake', text: expect.stringContaining('2026-W47') })
    expect(readWeek(typed, 'zh')).toMatchObject({ kind: 'mistake', text: expect.stringContaining('周的写法') })
  },
)
