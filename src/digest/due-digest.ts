import type { Member, WeekSettings } from './channel-week.ts'
import { deadlineAt, digestAt } from './digest-at.ts'
import { weekAfter, weekBefore, weekOf } from './week.ts'

export interface DueDigest {
  readonly week: string
  /** Milliseconds since 1970 at which it became due. */
  readonly at: number
  /** So long after that moment that its date must be said. */
  readonly late: boolean
  /** Weeks before it whose digest was missed, newest first. They are not sent any more; `/digest 2026-W45` shows them. */
  readonly missed: readonly string[]
}

export interface KeptWeek {
  readonly settings: WeekSettings
  readonly members: readonly Member[]
  /** Weeks whose digest stands in the channel already. */
  readonly posted: readonly string[]
  readonly now: number
  /** Since when the channel keeps the week: an earlier deadline counts for nothing. */
  readonly since: number
}

const punctual = 5 * 60_000
const mostMissed = 8

/** The newest digest whose time has come, unless it is posted; a bot that was down for weeks sends one, not many. */
export function dueDigest({ settings, members, posted, now, since }: KeptWeek): DueDigest | undefined {
  const isKept = (week: string): boolean => deadlineAt(settings, week) > since
  const week = newestDue(settings, members, now)
  if (week === undefined || !isKept(week) || posted.includes(week)) return undefined
  const at = digestAt(settings, members, week)
  const missed = []
  for (
    let one = weekBefore(week);
    missed.length < mostMissed && isKept(one) && !posted.includes(one);
    one = weekBefore(one)
  )
    missed.push(one)
  return { week, at, late: now - at > punctual, missed }
}

/** Where a digest comes next, and of which week. */
export function nextDigest(
  settings: WeekSettings,
  members: readonly Member[],
  now: number,
): { readonly week: string; readonly at: number } {
  const due = newestDue(settings, members, now)
  const week = due === undefined ? weekOf(now, settings.zone) : weekAfter(due)
  return { week, at: digestAt(settings, members, week) }
}

/** The week whose digest's time came last; one may be due up to three weeks after it began. */
function newestDue(settings: WeekSettings, members: readonly Member[], now: number): string | undefined {
  const current = weekOf(now, settings.zone)
  return [0, 1, 2, 3, 4]
    .map((weeks) => weekBefore(current, weeks))
    .find((week) => digestAt(settings, members, week) <= now)
}
