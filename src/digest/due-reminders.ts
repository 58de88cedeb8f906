/**
 * Which members are to be reminded of their report. Hours are a member's working hours: a reminder never comes in quiet hours, on a holiday,
 * a day off or on leave, and none comes that the digest has overtaken.
 */
import type { Member, Reminder, WeekSettings } from './channel-week.ts'
import { deadlineAt, digestAt } from './digest-at.ts'
import type { KeptWeek } from './due-digest.ts'
import type { Span } from './open-spans.ts'
import { type Plan, planOf, putOff, spansUntil } from './reminder-plan.ts'
import type { Report } from './report.ts'
import { weekBefore, weekOf } from './week.ts'

export interface RemindedWeek extends KeptWeek {
  /** Those of the `openWeeks` at least. */
  readonly reports: readonly Pick<Report, 'person' | 'week'>[]
  readonly reminded: readonly Reminder[]
}

const snoozeLasts = 2 * 3_600_000

/** The weeks for whose reports somebody may be reminded now or later: those whose digest is still to come, oldest first. */
export function openWeeks(settings: WeekSettings, members: readonly Member[], now: number): string[] {
  const latest = weekOf(now + 14 * 3_600_000, settings.zone)
  const open: string[] = []
  for (let week = latest; digestAt(settings, members, week) > now; week = weekBefore(week)) open.unshift(week)
  return open
}

/** What is due now and was not sent, at most one for each member and week. */
export function dueReminders(asked: RemindedWeek): Reminder[] {
  return plansOf(asked).flatMap(({ member, reminders, spans }) => {
    const due = reminders.findLast(({ at }) => at <= asked.now)
    if (due === undefined || wasSent(due, asked.reminded, member.snoozedUntil ?? 0)) return []
    return isTimely(due.at, spans, asked.now) ? [due] : []
  })
}

/** When the next reminder becomes due after now, if nobody writes; undefined when none does in the open weeks. */
export function nextReminderAt(asked: RemindedWeek): number | undefined {
  const moments = plansOf(asked).flatMap(({ reminders }) =>
    reminders.map(({ at }) => at).filter((at) => at > asked.now),
  )
  return moments.length > 0 ? Math.min(...moments) : undefined
}

/** The moment to which a member puts off his reminder: two hours on, at the latest shortly before the digest; undefined when that is too close. */
export function snoozeUntil(
  settings: WeekSettings,
  members: readonly Member[],
  member: Member,
  week: string,
  now: number,
): number | undefined {
  const end = digestAt(settings, members, week)
  const until = putOff(spansUntil(settings, member, week, end), now + snoozeLasts, end)
  return until !== undefined && until > now ? until : undefined
}

function plansOf({ settings, members, reports, posted, now, since }: RemindedWeek): Plan[] {
  const isKept = (week: string): boolean => deadlineAt(settings, week) > since && !posted.includes(week)
  return openWeeks(settings, members, now)
    .filter(isKept)
    .flatMap((week) => {
      const wrote = new Set(reports.filter((report) => report.week === week).map(({ person }) => person))
      const end = digestAt(settings, members, week)
      return members
        .filter(({ person }) => !wrote.has(person))
        .flatMap((member) => planOf(settings, member, week, end) ?? [])
    })
}

/** On the working day for which it was meant, or on the next one; later it is dropped. */
function isTimely(at: number, spans: readonly Span[], now: number): boolean {
  const [meant, next] = spans.filter(({ until }) => until > at)
  return [meant, next].some((span) => span !== undefined && span.from <= now && now < span.until)
}

function wasSent(due: Reminder, reminded: readonly Reminder[], snoozedUntil: number): boolean {
  const sent = reminded.filter(({ person, week }) => person === due.person && week === due.week)
  const newest = Math.max(...sent.map(({ at }) => at), 0)
  if (due.at <= newest) return true
  return sent.some(({ kind }) => kind === due.kind) && snoozedUntil <= newest
}
