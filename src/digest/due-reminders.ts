/**
 * Which members are to be reminded of their report. Hours are a member's working hours: a reminder never comes in quiet hours, on a holiday,
 * a day off or on leave, and none comes that the digest has overtaken.
 */
import type { Member, Reminder, ReminderKind, WeekSettings } from './channel-week.ts'
import { digestAt } from './digest-at.ts'
import { dayAfter } from './local-time.ts'
import { lastOpen, nextOpen, openSpans, type Span } from './open-spans.ts'
import type { Report } from './report.ts'
import { daysOf, weekBefore, weekOf } from './week.ts'
import { type Window, windowOf } from './window-of.ts'

export interface RemindedWeek {
  readonly settings: WeekSettings
  readonly members: readonly Member[]
  /** Those of the `openWeeks` at least. */
  readonly reports: readonly Pick<Report, 'person' | 'week'>[]
  readonly reminded: readonly Reminder[]
  readonly now: number
}

/** The share of his working hours after which a member is reminded early. */
const early = 0.8
const snoozeEnds = 15 * 60_000
const snoozeLasts = 2 * 3_600_000

/** The weeks for whose reports somebody may be reminded now or later: those whose digest is still to come, oldest first. */
export function openWeeks(settings: WeekSettings, members: readonly Member[], now: number): string[] {
  const latest = weekOf(now + 14 * 3_600_000, settings.zone)
  return [3, 2, 1, 0]
    .map((weeks) => weekBefore(latest, weeks))
    .filter((week) => digestAt(settings, members, week) > now)
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

interface Plan {
  readonly member: Member
  /** In order of time. */
  readonly reminders: readonly Reminder[]
  readonly spans: readonly Span[]
}

function plansOf({ settings, members, reports, now }: RemindedWeek): Plan[] {
  return openWeeks(settings, members, now).flatMap((week) => {
    const wrote = new Set(reports.filter((report) => report.week === week).map(({ person }) => person))
    const end = digestAt(settings, members, week)
    return members
      .filter(({ person }) => !wrote.has(person))
      .flatMap((member) => planOf(settings, member, week, end) ?? [])
  })
}

function planOf(settings: WeekSettings, member: Member, week: string, end: number): Plan | undefined {
  const window = windowOf(settings, member, week)
  if (window === undefined) return undefined
  const spans = spansUntil(settings, member, week, end)
  const reminders = (['early', 'last'] as const).flatMap((kind) => {
    const at = momentOf(kind, window, spans, member.snoozedUntil ?? 0, end)
    return at === undefined || at >= end ? [] : [{ person: member.person, week, kind, at }]
  })
  return { member, reminders, spans }
}

function momentOf(
  kind: ReminderKind,
  window: Window,
  spans: readonly Span[],
  snoozedUntil: number,
  end: number,
): number | undefined {
  const at = nextOpen(spans, kind === 'last' ? window.until : partOf(window.open, early))
  if (at === undefined || snoozedUntil <= at) return at
  return Math.max(at, putOff(spans, snoozedUntil, end) ?? at)
}

/** That moment or the next open one, but before the digest. */
function putOff(spans: readonly Span[], until: number, end: number): number | undefined {
  const open = nextOpen(spans, until)
  return open !== undefined && open <= end - snoozeEnds ? open : lastOpen(spans, end - snoozeEnds)
}

function spansUntil(settings: WeekSettings, member: Member, week: string, end: number): Span[] {
  const [monday = ''] = daysOf(week)
  const days = Array.from({ length: 28 }, (_, index) => dayAfter(monday, index))
  return openSpans(settings, member, days).filter(({ from }) => from < end)
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

/** The moment at which that part of the hours has passed. */
function partOf(open: readonly Span[], part: number): number {
  let left = part * open.reduce((sum, { from, until }) => sum + until - from, 0)
  for (const { from, until } of open) {
    if (left < until - from) return from + left
    left -= until - from
  }
  return Number.POSITIVE_INFINITY
}
