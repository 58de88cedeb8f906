/**
 * What must be told of a run now, and why; or when to look again. It decides and does nothing: whoever carries a decision out
 * stores what `afterPost` gives for it.
 */
import { roundGap } from './host-view.ts'
import type { Decision, Posted, Reason } from './posted.ts'
import type { RunView } from './view-run.ts'

const pace = 1_000
const flapWait = { over: 3_000, running: 10_000 }
const refresh = 60_000
const firstReminder = 30 * 60_000
const longestReminder = 8 * 3_600_000

export function needsPost(posted: Posted | undefined, view: RunView, now: number): Decision {
  if (view.hosts.length === 0) return { kind: 'none' }
  if (!posted) return { kind: 'post', reason: 'started' }
  if (posted.over && !view.over && view.startedAt - posted.at > roundGap)
    return { kind: 'post', reason: 'started-again' }
  const edit = changeOf(posted, view, now)
  if (edit && now < posted.at + pace) return { kind: 'wait', until: posted.at + pace }
  if (edit) return edit
  const reminder = reminderAt(posted, view)
  if (reminder !== undefined && now >= reminder) return { kind: 'post', reason: 'reminder' }
  const times = [reminder, view.nextChange, flapEnd(posted, view), view.over ? undefined : posted.at + refresh]
  const next = times.filter((time) => time !== undefined)
  return next.length > 0 ? { kind: 'wait', until: Math.max(now + 1, Math.min(...next)) } : { kind: 'none' }
}

/** What to store once the decision was carried out. */
export function afterPost(posted: Posted | undefined, view: RunView, decision: Decision, now: number): Posted {
  const isReminder = decision.kind === 'post' && decision.reason === 'reminder'
  const told = decision.kind === 'post' && !isReminder ? undefined : posted
  // Whatever else is true by now was not told by this, and comes next.
  const news = (reason: Reason) => (decision.kind === 'edit' && decision.reason === reason ? decision.hosts : [])
  const [toldFailing, toldSilent] = [
    [...(told?.failing ?? []), ...news('failed')],
    [...(told?.silent ?? []), ...news('silent')],
  ]
  const failing = [...settledFailures(view, now)].filter((host) => toldFailing.includes(host))
  const silent = namesOf(view, 'silent').filter((host) => toldSilent.includes(host))
  const isBad = failing.length + silent.length > 0 || view.state === 'silent'
  const wasBad = told !== undefined && (told.failing.length + told.silent.length > 0 || told.state === 'silent')
  const isNews = !told || !wasBad || failing.some((host) => !told.failing.includes(host))
  return {
    at: now,
    shown: shownOf(view),
    state: view.state,
    over: view.over,
    failing,
    silent,
    troubled: isBad || told?.troubled === true,
    reminders: isNews ? 0 : told.reminders + (isReminder ? 1 : 0),
    remindedAt: isNews || isReminder ? now : told.remindedAt,
    ...(told?.hush && isBad && !isNews && { hush: told.hush }),
  }
}

function changeOf(posted: Posted, view: RunView, now: number): Decision | undefined {
  const edit = (reason: Reason, hosts: readonly string[]): Decision => ({ kind: 'edit', reason, hosts })
  const failed = [...settledFailures(view, now)].filter((host) => !posted.failing.includes(host))
  if (failed.length > 0) return edit('failed', failed)
  // The board would show a failure that may still be a flap.
  if (flapEnd(posted, view) !== undefined) return undefined
  const recovered = posted.failing.filter((host) => !isFailing(view, host))
  const isDone = view.over && view.state === 'succeeded' && !(posted.over && posted.state === 'succeeded')
  if (isDone) return edit(posted.troubled ? 'resolved' : 'ended', recovered)
  if (recovered.length > 0) return edit('recovered', recovered)
  const silent = namesOf(view, 'silent').filter((host) => !posted.silent.includes(host))
  if (silent.length > 0) return edit('silent', silent)
  if (view.over && !posted.over) return edit(view.state === 'silent' ? 'silent' : 'ended', [])
  const isStale = !view.over && now >= posted.at + refresh
  return isStale || shownOf(view) !== posted.shown ? edit('progress', []) : undefined
}

/** Failures that have lasted their waiting time and do not follow from another. */
function* settledFailures(view: RunView, now: number): Generator<string> {
  for (const { host, state, follows, toldAt = 0 } of view.hosts) {
    if (state === 'failed' && !follows && now >= toldAt + waitOf(view)) yield host
  }
}

const waitOf = ({ over }: RunView): number => (over ? flapWait.over : flapWait.running)

function flapEnd(posted: Posted, view: RunView): number | undefined {
  const fresh = view.hosts.filter((one) => one.state === 'failed' && !one.follows && !posted.failing.includes(one.host))
  return fresh.length > 0 ? Math.min(...fresh.map(({ toldAt = 0 }) => toldAt)) + waitOf(view) : undefined
}

const namesOf = (view: RunView, state: RunView['state']): string[] =>
  view.hosts.filter((host) => host.state === state).map(({ host }) => host)

const isFailing = (view: RunView, host: string): boolean =>
  view.hosts.some((one) => one.host === host && one.state === 'failed' && !one.follows)

/** Half an hour, then twice as long each time, eight hours at most. */
function reminderAt(posted: Posted, view: RunView): number | undefined {
  if (view.state !== 'failed' && view.state !== 'silent') return undefined
  if (posted.failing.length + posted.silent.length === 0 && posted.state !== 'silent') return undefined
  const wait = Math.min(longestReminder, firstReminder * 2 ** Math.min(posted.reminders, 10))
  const due = posted.remindedAt + wait
  if (!posted.hush) return due
  return posted.hush.until === undefined ? undefined : Math.max(due, posted.hush.until)
}

/** What a board shows apart from the time. */
function shownOf(view: RunView): string {
  const groups = view.hosts.map(
    ({ state, follows, recovered }) =>
      `${state.charAt(0)}${state.charAt(1)}${follows ? '>' : ''}${recovered ? '+' : ''}`,
  )
  return `${groups.join('')}/${view.expected}/${view.stage ?? ''}`
}
