import { describe, expect, test } from 'vitest'
import { digestAt } from '../../src/digest/digest-at.ts'
import { dueDigest, nextDigest } from '../../src/digest/due-digest.ts'
import { at, berlin, local, member } from './a-week.ts'

const since = at('2026-10-01 00:00')
const due = (now: string, posted: readonly string[] = ['2026-W47'], from = since) =>
  dueDigest({ settings: berlin, members: [member('alice')], posted, now: at(now), since: from })

describe('a digest', () => {
  test('is due at its moment, until it is posted', () => {
    expect(due('2026-11-30 08:59')).toBeUndefined()
    expect(due('2026-11-30 09:00')).toEqual({ week: '2026-W48', at: at('2026-11-30 09:00'), late: false, missed: [] })
    expect(due('2026-11-30 09:00', ['2026-W47', '2026-W48'])).toBeUndefined()
  })

  test('that was missed comes late, once, and names those before it that do not come any more', () => {
    expect(due('2026-12-02 15:00', ['2026-W45'])).toEqual({
      week: '2026-W48',
      at: at('2026-11-30 09:00'),
      late: true,
      missed: ['2026-W47', '2026-W46'],
    })
    expect(due('2026-12-02 15:01', ['2026-W45', '2026-W48'])).toBeUndefined()
  })

  test('is not sent for weeks whose deadline was before the channel kept the week', () => {
    expect(due('2026-11-30 09:00', [], at('2026-11-28 12:00'))).toBeUndefined()
    expect(due('2026-11-30 09:00', [], at('2026-11-27 12:00'))).toMatchObject({ week: '2026-W48', missed: [] })
  })

  test('comes when the deadline has passed for everybody', () => {
    const settings = { ...berlin, digest: { weekday: 5, time: '18:00' } }
    const bob = member('bob', { zone: 'America/New_York' })
    expect(local(digestAt(settings, [member('alice')], '2026-W48'))).toBe('Fri 2026-11-27 18:00')
    expect(local(digestAt(settings, [member('alice'), bob], '2026-W48'))).toBe('Fri 2026-12-04 18:00')
    expect(local(digestAt({ ...settings, digest: { weekday: 6, time: '08:00' } }, [bob], '2026-W48'))).toBe(
      'Sat 2026-11-28 08:00',
    )
  })

  test('keeps its time by the clock on the wall over a clock change', () => {
    expect(local(digestAt(berlin, [], '2026-W43'))).toBe('Mon 2026-10-26 09:00')
    expect(local(digestAt({ ...berlin, digest: { weekday: 7, time: '02:30' } }, [], '2026-W43'))).toBe(
      'Sun 2026-10-25 02:30',
    )
  })

  test('is announced before it comes', () => {
    expect(nextDigest(berlin, [], at('2026-11-25 12:00'))).toEqual({ week: '2026-W48', at: at('2026-11-30 09:00') })
    expect(nextDigest(berlin, [], at('2026-11-30 08:00'))).toEqual({ week: '2026-W48', at: at('2026-11-30 09:00') })
    expect(nextDigest(berlin, [], at('2026-11-30 09:00'))).toMatchObject({ week: '2026-W49' })
  })
})
