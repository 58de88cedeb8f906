/**
 * The runs as the store keeps them: a record for each host of each run, and when the bot began to listen.
 */
import { mostHosts, type RunState, runOf } from '../deploy/fold-pings.ts'
import type { HostState } from '../deploy/host-state.ts'
import type { Moment } from '../deploy/host-view.ts'
import { type RunView, viewRun } from '../deploy/view-run.ts'
import type { Store, Table } from '../store/store.ts'

export const month = 30 * 24 * 3_600_000
/** Nobody has listened when the last sign of it is older. */
const longestPause = 30_000

export const runsTable: Table = { name: 'runs', most: 1_000 }
export const hostsOf = (run: string): Table => ({ name: `run:${run}`, ttl: month, most: mostHosts })
/** Logs of failing pings by host and seq, secrets hidden. */
export const logsOf = (run: string): Table => ({ name: `logs:${run}`, ttl: month, most: 200 })
const intake: Table = { name: 'intake', most: 1 }

interface Listening {
  readonly since: number
  readonly alive: number
}

/** Says that a bot listens; to be told every few seconds. */
export async function noteListening(store: Store, now: number): Promise<void> {
  await store.changeRecord<Listening>(intake, 'listening', (kept) => ({
    since: kept && now - kept.alive < longestPause ? kept.since : now,
    alive: now,
  }))
}

/** Since when some bot has listened without a pause; now, when none does. */
export async function momentOf(store: Store, now: number): Promise<Moment> {
  const kept = (await store.record(intake.name, 'listening')) as Listening | undefined
  return { now, listeningSince: kept && now - kept.alive < longestPause ? kept.since : now }
}

export async function readRun(store: Store, run: string): Promise<RunState> {
  const states = await store.records(hostsOf(run).name, mostHosts)
  return runOf(run, [...states.values()] as HostState[])
}

/** The runs that were heard of last, newest first, as they stand now. */
export async function listRuns(store: Store, now: number, limit: number): Promise<RunView[]> {
  const [moment, names] = [await momentOf(store, now), await store.records(runsTable.name, limit)]
  const runs = await Promise.all([...names.keys()].map((run) => readRun(store, run)))
  return runs.filter(({ hosts }) => Object.keys(hosts).length > 0).map((run) => viewRun(run, moment))
}
