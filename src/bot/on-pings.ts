import { foldHost } from '../deploy/fold-pings.ts'
import type { HostState, Received } from '../deploy/host-state.ts'
import type { JobOf } from '../queue/queue.ts'
import type { Store } from '../store/store.ts'
import { hostsOf, logsOf, runsTable } from './runs.ts'

/** The order in which runs are listed need not be finer. */
const fresh = 1_000

/** Folds pings into their run, each host for itself. Doing it again changes nothing. */
export async function onPings(store: Store, job: JobOf<'ping'>): Promise<void> {
  const { run } = job
  const pings = job.pings as readonly Received[]
  for (const one of pings) await keepLog(store, one)
  const byHost = new Map<string, Received[]>()
  for (const one of pings) byHost.set(one.ping.host, [...(byHost.get(one.ping.host) ?? []), one])
  const folds = [...byHost].map(([host, received]) =>
    store.changeRecord<HostState>(hostsOf(run), host, (kept) => foldHost(kept, received)),
  )
  await Promise.all(folds)
  const heard = Math.max(...pings.map(({ received }) => received))
  await store.changeRecord<number>(runsTable, run, (kept = 0) => (heard - kept < fresh ? kept : heard))
}

async function keepLog(store: Store, { ping: { run, host, seq, status, log } }: Received): Promise<void> {
  if (status === 'failed' && log) await store.changeRecord(logsOf(run), `${host} ${seq}`, () => log)
}
