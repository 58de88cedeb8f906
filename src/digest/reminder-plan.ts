/** When a member is to be reminded for one week, if he does not write before. */
import type { Member, Reminder, ReminderKind, WeekSettings } from './channel-week.ts'
import { dayAfter, momentAt } from './local-time.ts'
import { lastOpen, nextOpen, openSpans, type Span, zoneOf } from './open-spans.ts'
import { daysOf } from './week.ts'
import { type Window, windowOf } from './window-of.ts'

export interface Plan {
  readonly member: Member
  /** In order of time. */
  readonly reminders: readonly Reminder[]
  /** His working hours from the week's first day until the digest. */
  readonly spans: readonly Span[]
}

/** The share of his working hours after which a member is reminded early. */
const early = 0.8
const snoozeEnds = 15 * 60_000

/** Undefined for who is away that week; `end` is when its digest comes. */
export function planOf(settings: WeekSettings, member: Member, week: string, end: number): Plan | undefined {
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
  const at = nextOpen(spans, kind === 'last' ? window.until : partOf(within(window, spans), early))
  if (at === undefined || snoozedUntil <= at) return at
  return Math.max(at, putOff(spans, snoozedUntil, end) ?? at)
}

/** That moment or the next open one, but shortly before the digest at the latest. */
export function putOff(spans: readonly Span[], until: number, end: number): number | undefined {
  const open = nextOpen(spans, until)
  return open !== undefined && open <= end - snoozeEnds ? open : lastOpen(spans, end - snoozeEnds)
}

export function spansUntil(settings: WeekSettings, member: Member, week: string, end: number): Span[] {
  const [zone, days] = [zoneOf(settings, member), [] as string[]]
  for (let day = daysOf(week)[0] ?? ''; momentAt(day, '00:00', zone) < end; day = dayAfter(day)) days.push(day)
  return openSpans(settings, member, days)
}

const within = (window: Window, spans: readonly Span[]): Span[] =>
  spans
    .map(({ from, until }) => ({ from: Math.max(from, window.from), until: Math.min(until, window.until) }))
    .filter(({ from, until }) => from < until)

/** The moment at which that part of the hours has passed. */
function partOf(open: readonly Span[], part: number): number {
  let left = part * open.reduce((sum, { from, until }) => sum + until - from, 0)
  for (const { from, until } of open) {
    if (left < until - from) return from + left
    left -= until - from
  }
  return Number.POSITIVE_INFINITY
}
