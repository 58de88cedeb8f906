/** Days and times of day in a zone, and the moments they are; the only file that knows the library for it. */
import { DateTime, IANAZone } from 'luxon'

export const isZone = (zone: string): boolean => IANAZone.isValidZone(zone)

/** The moment of `2026-11-23`, `17:30` in a zone. A time that comes twice is its first; one that the clock skips is as much later. */
export function momentAt(day: string, time: string, zone: string): number {
  const moments = DateTime.fromISO(`${day}T${time}`, { zone }).getPossibleOffsets()
  return Math.min(...moments.map((moment) => moment.toMillis()))
}

/** The day it is in a zone. */
export const dayAt = (at: number, zone: string): string => DateTime.fromMillis(at, { zone }).toFormat('yyyy-MM-dd')

/** 1 (Monday) to 7. */
export const weekdayOf = (day: string): number => DateTime.fromISO(day, { zone: 'utc' }).weekday

export const dayAfter = (day: string, days = 1): string =>
  DateTime.fromISO(day, { zone: 'utc' }).plus({ days }).toFormat('yyyy-MM-dd')

/** `2026-02-30` is none. */
export const isDay = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && DateTime.fromISO(text, { zone: 'utc' }).isValid

/** `2026-W47`: the ISO week of a day. */
export const weekOfDay = (day: string): string =>
  DateTime.fromISO(day, { zone: 'utc' }).toISOWeekDate()?.slice(0, 8) ?? ''

/** The Monday of `2026-W47`; undefined when that year has no such week. */
export function mondayOf(week: string): string | undefined {
  const monday = DateTime.fromISO(week, { zone: 'utc' })
  return monday.isValid ? monday.toFormat('yyyy-MM-dd') : undefined
}
