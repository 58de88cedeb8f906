/** The hours in which a member may be reminded: his working days, in his own zone, without the quiet hours. */
import type { Member, WeekSettings } from './channel-week.ts'
import { dayAfter, isZone, momentAt, weekdayOf } from './local-time.ts'

/** Milliseconds since 1970; the end is not in it. */
export interface Span {
  readonly from: number
  readonly until: number
}

export const zoneOf = (settings: WeekSettings, { zone }: Member): string =>
  zone !== undefined && isZone(zone) ? zone : settings.zone

/** Neither a holiday, nor leave, nor a day on which he never works. */
export const worksOn = (day: string, settings: WeekSettings, { workdays = [1, 2, 3, 4, 5], away }: Member): boolean =>
  workdays.includes(weekdayOf(day)) &&
  !settings.holidays.includes(day) &&
  !(away !== undefined && away.from <= day && day <= away.until)

/** In order, for the given days, which are in order. */
export function openSpans(settings: WeekSettings, member: Member, days: readonly string[]): Span[] {
  const zone = zoneOf(settings, member)
  return days
    .filter((day) => worksOn(day, settings, member))
    .flatMap((day) =>
      openHours(settings.quiet).map(([from, until]) => ({
        from: momentAt(day, from, zone),
        until: until === midnight ? momentAt(dayAfter(day), '00:00', zone) : momentAt(day, until, zone),
      })),
    )
    .filter(({ from, until }) => from < until)
}

/** The first moment from `at` on that lies in a span. */
export function nextOpen(spans: readonly Span[], at: number): number | undefined {
  const span = spans.find(({ until }) => until > at)
  return span && Math.max(span.from, at)
}

/** The last moment up to `at` that lies in a span. */
export function lastOpen(spans: readonly Span[], at: number): number | undefined {
  const span = spans.findLast(({ from }) => from <= at)
  return span && Math.min(span.until - 1, at)
}

const midnight = '24:00'

function openHours({ from, until }: WeekSettings['quiet']): readonly (readonly [string, string])[] {
  if (from === until) return [['00:00', midnight]]
  return from > until
    ? [[until, from]]
    : [
        ['00:00', from],
        [until, midnight],
      ]
}
