/**
 * A run as it stands at a moment: worked out anew from the hosts' states each time, never stored. It knows when it would look
 * different without any further ping.
 */
import type { RunState } from './fold-pings.ts'
import { holdBack } from './hold-back.ts'
import type { HostState } from './host-state.ts'
import { type HostStateName, type HostView, type Moment, roundGap, viewHost } from './host-view.ts'
import { graceOf, usualPause } from './silence.ts'

export interface RunView {
  readonly run: string
  readonly state: HostStateName
  /** Every host has ended or fallen silent. */
  readonly over: boolean
  /** In order of name. */
  readonly hosts: readonly HostView[]
  /** How many hosts it will have; never fewer than were heard of. */
  readonly expected: number
  readonly counts: Readonly<Record<HostStateName, number>>
  /** What most of the running hosts are at; of an ended run, what failed or came last. */
  readonly stage?: string
  readonly tool?: string
  readonly startedAt: number
  readonly endedAt?: number
  /** When a host, or the run, falls silent if no ping comes. */
  readonly nextChange?: number
}

export function viewRun({ run, hosts: states }: RunState, moment: Moment): RunView {
  const present = inThisRound(Object.values(states))
  const usual = usualPause(present)
  const hosts = holdBack(present.map((state) => viewHost(state, usual, moment)))
  const counts = { running: 0, succeeded: 0, failed: 0, silent: 0 }
  for (const { state } of hosts) counts[state] += 1
  const expected = Math.max(hosts.length, expectedOf(present))
  const wait = expected > hosts.length ? waitForMissing(present, usual, moment.listeningSince) : undefined
  const missingRuns = wait !== undefined && moment.now < wait
  const over = hosts.length > 0 && counts.running === 0 && !missingRuns
  const stage = stageOf(hosts)
  const tool = mostOften(hosts.flatMap((host) => host.tool ?? []))
  const changes = [
    ...hosts.flatMap(({ silentAt }) => silentAt ?? []),
    ...(missingRuns && counts.failed === 0 ? [wait] : []),
  ]
  return {
    run,
    state: stateOf(counts, hosts.length < expected && !missingRuns, over),
    over,
    hosts,
    expected,
    counts,
    ...(stage && { stage }),
    ...(tool && { tool }),
    startedAt: Math.min(...hosts.map(({ startedAt }) => startedAt), Number.MAX_SAFE_INTEGER),
    ...(over && { endedAt: Math.max(...hosts.map(({ endedAt, heard }) => endedAt ?? heard)) }),
    ...(changes.length > 0 && { nextChange: Math.min(...changes) }),
  }
}

/** A failure is the run's as soon as it is one host's; a host that was never heard of is a silent one. */
function stateOf(counts: RunView['counts'], isMissing: boolean, over: boolean): HostStateName {
  if (counts.failed > 0) return 'failed'
  if (!over) return 'running'
  return counts.silent > 0 || isMissing ? 'silent' : 'succeeded'
}

/** A run's name may be used again weeks later: hosts that ended long before the newest start are of an earlier round. */
function inThisRound(states: readonly HostState[]): HostState[] {
  const newest = Math.max(...states.map(({ started, firstAt }) => started?.at ?? firstAt))
  return states.filter(({ told, recent }) => {
    const isEnded = told?.status === 'succeeded' || told?.status === 'failed'
    return (isEnded ? told.at : (recent[0]?.at ?? 0)) > newest - roundGap
  })
}

/** What the newest word about it says. */
function expectedOf(states: readonly HostState[]): number {
  const said = states.flatMap(({ expected, firstAt, started }) =>
    expected ? [{ at: started?.at ?? firstAt, hosts: expected.value }] : [],
  )
  return said.sort((a, b) => b.at - a.at || b.hosts - a.hosts)[0]?.hosts ?? 0
}

function waitForMissing(states: readonly HostState[], usual: number | undefined, listeningSince: number): number {
  const last = Math.max(...states.map(({ heard }) => heard), listeningSince)
  return last + Math.max(...states.map((state) => graceOf(state, usual)))
}

function stageOf(hosts: readonly HostView[]): string | undefined {
  for (const state of ['running', 'failed', 'silent', 'succeeded'] as const) {
    const stage = mostOften(hosts.filter((host) => host.state === state).flatMap((host) => host.stage ?? []))
    if (stage) return stage
  }
  return undefined
}

function mostOften(words: readonly string[]): string | undefined {
  const counts = new Map<string, number>()
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1)
  return [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))[0]?.[0]
}
