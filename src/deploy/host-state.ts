/**
 * What is kept of one host in one run. Every part of it is a maximum, a minimum or the newest few, so joining states is free of order
 * and of repeats, and the size stays bounded however many pings come.
 */
import type { Ping, Status } from './ping.ts'

/** A ping, as a host state remembers it. */
export interface Mark {
  readonly seq: number
  readonly at: number
  /** When it came, by the bot's clock. */
  readonly received: number
  readonly status: Status
  readonly stage?: string
  readonly exitCode?: number
}

/** A word with the ping that said it; the newest counts. */
export interface Said<Value> {
  readonly seq: number
  readonly value: Value
}

export interface HostState {
  readonly host: string
  /** The highest seq of all. */
  readonly seq: number
  /** The newest ping that is no heartbeat, and the newest of each decisive kind. */
  readonly told?: Mark
  readonly started?: Mark
  readonly succeeded?: Mark
  readonly failed?: Mark
  readonly stage?: Said<string>
  readonly role?: Said<string>
  readonly tool?: Said<string>
  readonly expected?: Said<number>
  /** The earliest time by the host's clock. */
  readonly firstAt: number
  /** When the bot last got a ping of it, by the bot's clock. */
  readonly heard: number
  /** The least of (received − at): below zero when the host's clock is ahead. */
  readonly lag: number
  /** The newest pings, highest seq first: they tell the rhythm and the stages passed last. */
  readonly recent: readonly Mark[]
}

/** Jobs carry the time of arrival with the ping, so that a job done twice changes nothing. */
export interface Received {
  readonly ping: Ping
  readonly received: number
}

const keptRecent = 8

export function hostStateOf({ ping, received }: Received): HostState {
  const { seq, at, status, stage, exitCode } = ping
  const mark: Mark = { seq, at, received, status, ...(stage && { stage }), ...(exitCode !== undefined && { exitCode }) }
  const decisive = status === 'started' || status === 'succeeded' || status === 'failed'
  return {
    host: ping.host,
    seq,
    ...(status !== 'heartbeat' && { told: mark }),
    ...(decisive && { [status]: mark }),
    ...(stage && { stage: { seq, value: stage } }),
    ...(ping.role && { role: { seq, value: ping.role } }),
    ...(ping.tool && { tool: { seq, value: ping.tool } }),
    ...(ping.hosts !== undefined && { expected: { seq, value: ping.hosts } }),
    firstAt: at,
    heard: received,
    lag: received - at,
    recent: [mark],
  }
}

/** The state that knows what both know. */
export function joinHosts(a: HostState, b: HostState): HostState {
  const joined = {
    told: newest(a.told, b.told),
    started: newest(a.started, b.started),
    succeeded: newest(a.succeeded, b.succeeded),
    failed: newest(a.failed, b.failed),
    stage: newest(a.stage, b.stage),
    role: newest(a.role, b.role),
    tool: newest(a.tool, b.tool),
    expected: newest(a.expected, b.expected),
  }
  const known = Object.entries(joined).filter(([, value]) => value !== undefined)
  return {
    host: a.host,
    seq: Math.max(a.seq, b.seq),
    ...(Object.fromEntries(known) as Partial<HostState>),
    firstAt: Math.min(a.firstAt, b.firstAt),
    heard: Math.max(a.heard, b.heard),
    lag: Math.min(a.lag, b.lag),
    recent: newestOf([...a.recent, ...b.recent]),
  }
}

function newest<Kept extends { readonly seq: number }>(a: Kept | undefined, b: Kept | undefined): Kept | undefined {
  if (!a || !b) return a ?? b
  return compare(a, b) >= 0 ? a : b
}

/** Two pings with one seq are a client's mistake; which one counts must still not depend on the order. */
function compare(a: { readonly seq: number }, b: { readonly seq: number }): number {
  if (a.seq !== b.seq) return a.seq - b.seq
  const [left, right] = [JSON.stringify(a), JSON.stringify(b)]
  return left === right ? 0 : left > right ? 1 : -1
}

function newestOf(marks: readonly Mark[]): Mark[] {
  const sorted = [...marks].sort((a, b) => compare(b, a))
  return sorted.filter((mark, index) => mark.seq !== sorted[index - 1]?.seq).slice(0, keptRecent)
}
