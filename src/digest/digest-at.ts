import type { Member, WeekSettings } from './channel-week.ts'
import { dayAfter, momentAt, weekdayOf } from './local-time.ts'
import { daysOf } from './week.ts'
import { windowOf } from './window-of.ts'

/** When the reports of a week are due in the channel's own zone. */
export const deadlineAt = ({ deadline, zone }: WeekSettings, week: string): number =>
  momentAt(daysOf(week)[deadline.weekday - 1] ?? '', deadline.time, zone)

/** When the digest of a week is due: the first moment of its kind at which the deadline has passed for everybody. */
export function digestAt(settings: WeekSettings, members: readonly Member[], week: string): number {
  const { digest, zone } = settings
  const ends = members.flatMap((member) => windowOf(settings, member, week)?.until ?? [])
  const over = Math.max(deadlineAt(settings, week), ...ends)
  const [monday = ''] = daysOf(week)
  const day = dayAfter(monday, (digest.weekday - weekdayOf(monday) + 7) % 7)
  const moments = [0, 7, 14].map((days) => momentAt(dayAfter(day, days), digest.time, zone))
  return moments.find((moment) => moment >= over) ?? over
}
