import { type HostState, hostStateOf, joinHosts, type Received } from './host-state.ts'

/** What is kept of a run: nothing but its hosts, by name. */
export interface RunState {
  readonly run: string
  readonly hosts: Readonly<Record<string, HostState>>
}

/** More hosts than this are left out, those whose names sort last. */
export const mostHosts = 2_000

/** Pings of one host of one run into its state; free of order and repeats. */
export function foldHost(state: HostState | undefined, received: readonly Received[]): HostState | undefined {
  return received.map(hostStateOf).reduce<HostState | undefined>((a, b) => (a ? joinHosts(a, b) : b), state)
}

/** Pings of one run into its state; pings of other runs are ignored. */
export function foldPings(state: RunState, received: readonly Received[]): RunState {
  const hosts = new Map(Object.entries(state.hosts))
  for (const one of received) {
    if (one.ping.run !== state.run) continue
    const kept = hosts.get(one.ping.host)
    const next = hostStateOf(one)
    hosts.set(one.ping.host, kept ? joinHosts(kept, next) : next)
  }
  return runOf(state.run, [...hosts.values()])
}

/** A run from its hosts' states, as a store keeps them. */
export function runOf(run: string, states: readonly HostState[]): RunState {
  const sorted = [...states].sort((a, b) => (a.host < b.host ? -1 : a.host > b.host ? 1 : 0)).slice(0, mostHosts)
  return { run, hosts: Object.fromEntries(sorted.map((state) => [state.host, state])) }
}
