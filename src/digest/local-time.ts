/** Days, which are plain dates, and the moments they are in a zone; the only file that knows the library for zones. */
import { DateTime, IANAZone } from 'luxon'
import { remembered } from './remembered.ts'

const day = 24 * 3_600_000

/** The moment of `2026-11-23`, `17:30` in a zone. A time that comes twice is its first; one that the clock skips is as much later. */
export const momentAt = remembered((date: string, time: string, zone: string): number => {
  const moments = DateTime.fromISO(`${date}T${time}`, { zone }).getPossibleOffsets()
  return Math.min(...moments.map((moment) => moment.toMillis()))
})

export const isZone = remembered((zone: string): boolean => IANAZone.isValidZone(zone))

/** The day it is in a zone. */
export const dayAt = (at: number, zone: string): string =>
  dateOf(at + DateTime.fromMillis(at, { zone }).offset * 60_000)

export const dayAfter = (date: string, days = 1): string => dateOf(Date.parse(date) + days * day)

/** 1 (Monday) to 7; 1970 began on a Thursday. */
export const weekdayOf = (date: string): number => ((((Date.parse(date) / day + 3) % 7) + 7) % 7) + 1

/** `2026-02-30` is none. */
export const isDay = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && DateTime.fromISO(text, { zone: 'utc' }).isValid

/** `2026-W47`: the ISO week of a day. */
export const weekOfDay = remembered(
  (date: string): string => DateTime.fromISO(date, { zone: 'utc' }).toISOWeekDate()?.slice(0, 8) ?? '',
)

/** The Monday of `2026-W47`; undefined when that year has no such week. */
export const mondayOf = remembered((week: string): string | undefined => {
  const monday = DateTime.fromISO(week, { zone: 'utc' })
  return monday.isValid ? dateOf(monday.toMillis()) : undefined
})

const dateOf = (at: number): string => new Date(at).toISOString().slice(0, 10)
