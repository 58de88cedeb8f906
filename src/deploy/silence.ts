import type { HostState } from './host-state.ts'

const second = 1_000
const shortest = 90 * second
const longest = 2 * 3_600 * second
/** For a host of which no rhythm is known, its own or its run's. */
const unknown = 10 * 60 * second
const patience = 3

/** How long a host may be still before it counts as silent: three times the longest pause between its last pings, or the run's. */
export function graceOf(state: HostState, usual: number | undefined): number {
  const pause = longestPause(state) ?? usual
  return pause === undefined ? unknown : Math.min(longest, Math.max(shortest, patience * pause))
}

/** The pause that is usual in a run; undefined while its hosts have said too little. */
export const usualPause = (hosts: readonly HostState[]): number | undefined =>
  middle(hosts.flatMap((host) => longestPause(host) ?? []))

/** Pauses within the present attempt; undefined while they say too little. */
function longestPause({ recent, started }: HostState): number | undefined {
  const times = recent.filter(({ seq }) => seq >= (started?.seq ?? 0)).map(({ at }) => at)
  if (times.length < 3) return undefined
  return Math.max(...times.slice(1).map((at, index) => (times[index] ?? at) - at))
}

export function middle(values: readonly number[]): number | undefined {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)]
}
