import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { momentAt } from '../../src/digest/local-time.ts'
import { openSpans } from '../../src/digest/open-spans.ts'
import { daysOf, weekAfter } from '../../src/digest/week.ts'
import { windowOf } from '../../src/digest/window-of.ts'
import { at, berlin, local, member } from './a-week.ts'

const shown = (who = member('alice'), settings = berlin, week = '2026-W48', zone = who.zone ?? 'Europe/Berlin') => {
  const window = windowOf(settings, who, week)
  return window && `${local(window.from, zone)} – ${local(window.until, zone)}`
}

describe('a window', () => {
  test('goes from the first working day to the deadline, in the member’s own zone', () => {
    expect(shown()).toBe('Mon 2026-11-23 00:00 – Fri 2026-11-27 17:00')
    expect(shown(member('bob', { zone: 'America/New_York' }))).toBe('Mon 2026-11-23 00:00 – Fri 2026-11-27 17:00')
    expect(shown(member('eve', { zone: 'No/Where' }), berlin, '2026-W48', 'Europe/Berlin')).toMatch(/17:00$/)
  })

  test('ends on the last working day before a deadline on which he does not work', () => {
    expect(shown(member('dave', { workdays: [1, 2, 3, 4] }))).toBe('Mon 2026-11-23 00:00 – Thu 2026-11-26 17:00')
    expect(shown(member('alice'), { ...berlin, holidays: ['2026-11-23', '2026-11-27'] })).toBe(
      'Tue 2026-11-24 00:00 – Thu 2026-11-26 17:00',
    )
    expect(shown(member('alice', { away: { from: '2026-11-26', until: '2026-12-31' } }))).toBe(
      'Mon 2026-11-23 00:00 – Wed 2026-11-25 17:00',
    )
  })

  test('is not there for who has no working day until the deadline', () => {
    expect(shown(member('erin', { away: { from: '2026-11-01', until: '2026-11-27' } }))).toBeUndefined()
    expect(shown(member('frank', { workdays: [6, 7] }))).toBeUndefined()
    expect(shown(member('grace', { joinedAt: at('2026-11-27 17:00') }))).toBeUndefined()
    expect(shown(member('alice'), { ...berlin, holidays: daysOf('2026-W48') })).toBeUndefined()
  })

  test('begins when he joins', () => {
    expect(shown(member('grace', { joinedAt: at('2026-11-25 13:00') }))).toBe(
      'Wed 2026-11-25 13:00 – Fri 2026-11-27 17:00',
    )
  })

  test('keeps its hours by the clock on the wall when the clock changes', () => {
    const sunday = { ...berlin, deadline: { weekday: 7, time: '17:00' } }
    const always = member('alice', { workdays: [1, 2, 3, 4, 5, 6, 7] })
    expect(shown(always, sunday, '2026-W43')).toBe('Mon 2026-10-19 00:00 – Sun 2026-10-25 17:00')
    const [autumn, spring] = [windowOf(sunday, always, '2026-W43'), windowOf(sunday, always, '2026-W13')]
    const hours = ({ from, until } = { from: 0, until: 0 }) => (until - from) / 3_600_000
    expect([hours(autumn), hours(spring)]).toEqual([6 * 24 + 17 + 1, 6 * 24 + 17 - 1])
  })
})

describe('a time of day', () => {
  test('that comes twice is its first', () => {
    expect(new Date(momentAt('2026-10-25', '02:30', 'Europe/Berlin')).toISOString()).toBe('2026-10-25T00:30:00.000Z')
  })

  test('that the clock skips is as much later', () => {
    expect(local(momentAt('2026-03-29', '02:30', 'Europe/Berlin'))).toBe('Sun 2026-03-29 03:30')
  })
})

describe('in any zone, week and settings', () => {
  const zone = fc.constantFrom(
    'Europe/Berlin',
    'America/New_York',
    'Australia/Lord_Howe',
    'Asia/Shanghai',
    'Pacific/Apia',
    'America/Santiago',
  )
  const time = fc
    .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
    .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':'))
  const oneCase = fc.record({
    zone,
    week: fc.integer({ min: 0, max: 160 }).map((weeks) => weekAfter('2025-W01', weeks)),
    workdays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
    weekday: fc.integer({ min: 1, max: 7 }),
    deadline: time,
    quiet: fc.record({ from: time, until: time }),
    holidays: fc.array(fc.integer({ min: 0, max: 6 }), { maxLength: 3 }),
  })

  test('a window holds its working days until the deadline and no other', () => {
    fc.assert(
      fc.property(oneCase, ({ zone, week, workdays, weekday, deadline, quiet, holidays }) => {
        const off = holidays.map((day) => daysOf(week)[day] ?? '')
        const settings = { ...berlin, quiet, deadline: { weekday, time: deadline }, holidays: off }
        const window = windowOf(settings, member('alice', { zone, workdays }), week)
        const expected = daysOf(week).filter(
          (day, at) => at < weekday && workdays.includes(at + 1) && !off.includes(day),
        )
        if (window === undefined) {
          expect(expected.length === 0 || deadline === '00:00').toBe(true)
          return
        }
        expect(window.days).toEqual(expected)
        expect(local(window.until, zone).slice(4, 14)).toBe(expected.at(-1))
        const moments = [window.from, window.until]
        expect(moments).toEqual([...moments].sort((a, b) => a - b))
      }),
      { numRuns: 300 },
    )
  })

  test('open hours are never quiet hours', () => {
    fc.assert(
      fc.property(
        oneCase,
        fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
        ({ zone, week, quiet }, part) => {
          const spans = openSpans(
            { ...berlin, quiet },
            member('alice', { zone, workdays: [1, 2, 3, 4, 5, 6, 7] }),
            daysOf(week),
          )
          for (const { from, until } of spans) {
            const now = local(Math.min(until - 1, Math.floor(from + part * (until - from))), zone).slice(15)
            const isQuiet =
              quiet.from < quiet.until
                ? now >= quiet.from && now < quiet.until
                : quiet.from !== quiet.until && (now >= quiet.from || now < quiet.until)
            if (isQuiet) expect(nearChange(from, zone)).toBe(true)
          }
        },
      ),
      { numRuns: 200 },
    )
  })
})

/** Of the two hours around a clock change the wall's clock tells some twice. */
function nearChange(moment: number, zone: string): boolean {
  const offsetAt = (at: number) =>
    new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' }).format(at).slice(-6)
  return offsetAt(moment - 30 * 3_600_000) !== offsetAt(moment + 30 * 3_600_000)
}
