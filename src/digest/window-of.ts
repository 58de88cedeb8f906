import type { Member, WeekSettings } from './channel-week.ts'
import { dayAfter, momentAt, weekdayOf } from './local-time.ts'
import { type Span, worksOn, zoneOf } from './open-spans.ts'
import { daysOf } from './week.ts'

/** The time a member has for his report. */
export interface Window extends Span {
  /** His working days in it, `2026-11-23`. */
  readonly days: readonly string[]
}

/**
 * From a member's first working day of the week to the deadline, in his own zone; where he does not work on the deadline's day, to that time
 * of his last working day before it. Undefined for who has no working day by then (leave, holidays) or joined later: he is away that week.
 */
export function windowOf(settings: WeekSettings, member: Member, week: string): Window | undefined {
  const zone = zoneOf(settings, member)
  const days = daysOf(week).filter(
    (day) =>
      weekdayOf(day) <= settings.deadline.weekday &&
      worksOn(day, settings, member) &&
      momentAt(dayAfter(day), '00:00', zone) > member.joinedAt,
  )
  const [first, last] = [days[0], days.at(-1)]
  if (first === undefined || last === undefined) return undefined
  const from = Math.max(momentAt(first, '00:00', zone), member.joinedAt)
  const until = momentAt(last, settings.deadline.time, zone)
  if (from >= until) return undefined
  return { from, until, days }
}
