/**
 * The queue of one process without Redis: the same order, pace and retries, and all of it is gone when the process dies.
 */
import { judgeFailure } from './judge-failure.ts'
import type { AddOptions, DeadJob, Failure, Job, Queue, QueueOptions, Work } from './queue.ts'
import { holdPace, type Pace, takeSlot } from './take-slot.ts'

interface Entry {
  readonly id: string
  readonly job: Job
  readonly line: string
  readonly pace: string | undefined
  attempt: number
  tries: number
  /** How often a chat asked to wait. */
  waits: number
  /** Not before; a slot of its pace when `paced`. */
  at: number
  paced: boolean
}

const concurrency = 50
const remembered = 100_000
const mostDead = 1_000
const patienceToClose = 10_000

export function openMemoryQueue(options: QueueOptions): Queue {
  const lines = new Map<string, Entry[]>()
  const seen = new Set<string>()
  const paces = new Map<string, Pace>()
  const dead: (DeadJob & { readonly entry: Entry })[] = []
  const busy = new Set<string>()
  const ready = new Set<string>()
  const timers = new Map<string, NodeJS.Timeout>()
  const repeated = new Map<string, NodeJS.Timeout>()
  let worker: { work: Work; failureOf: (error: unknown) => Failure | undefined } | undefined
  let closing: (() => void) | undefined
  let closed = false
  let closeBy = Number.POSITIVE_INFINITY

  function push(entry: Entry): void {
    const line = lines.get(entry.line) ?? []
    lines.set(entry.line, [...line, entry])
    if (line.length === 0) wake(entry.line)
  }

  function wake(line: string): void {
    timers.delete(line)
    ready.add(line)
    for (const next of ready) {
      if (!worker || busy.size >= concurrency) return
      ready.delete(next)
      busy.add(next)
      void run(next)
    }
  }

  async function run(line: string): Promise<void> {
    const entry = lines.get(line)?.[0]
    const wait = entry ? waitOf(entry) : 0
    if (entry && wait === 0) await attempt(entry)
    busy.delete(line)
    if (!lines.get(line)?.length) lines.delete(line)
    else if (wait > 0) timers.set(line, setTimeout(wake, wait, line))
    else ready.add(line)
    const [next] = ready
    if (next) wake(next)
    if (isDrained()) closing?.()
  }

  /** True when a job with the id waits already; it takes the earlier time. */
  function hasten(id: string, line: string, at: number): boolean {
    const waiting = lines.get(line)?.find((entry) => entry.id === id && entry.attempt === 0)
    if (!waiting || waiting.at <= at || waiting.paced) return waiting !== undefined
    waiting.at = at
    waiting.paced = false
    if (!timers.has(line)) return true
    clearTimeout(timers.get(line))
    wake(line)
    return true
  }

  function waitOf(entry: Entry): number {
    const now = Date.now()
    const pace = entry.pace ? paces.get(entry.pace) : undefined
    if (entry.at > now && !(entry.paced && (pace?.holdUntil ?? 0) > now)) return entry.at - now
    if (entry.pace && (!entry.paced || (pace?.holdUntil ?? 0) > now)) {
      const slot = takeSlot(pace, now, options.pace)
      remember(paces, entry.pace, slot.pace)
      entry.at = slot.at
      entry.paced = true
      return Math.max(0, slot.at - now)
    }
    return 0
  }

  async function attempt(entry: Entry): Promise<void> {
    entry.attempt += 1
    entry.tries += 1
    try {
      await doJob(entry)
      shift(entry)
    } catch (error) {
      fail(entry, error)
    }
  }

  async function doJob({ job, attempt }: Entry): Promise<void> {
    if (!worker) throw new Error('the queue is closed')
    await (worker.work[job.kind] as (job: Job, attempt: number) => Promise<void>)(job, attempt)
  }

  function fail(entry: Entry, error: unknown): void {
    const failed = { error, failure: worker?.failureOf(error), tries: entry.tries, waits: entry.waits }
    const judged = judgeFailure(failed, options.patience)
    if (judged.kind === 'bury') {
      shift(entry)
      const one = { id: entry.id, job: entry.job, reason: judged.reason, at: Date.now() }
      dead.unshift({ ...one, entry })
      dead.length = Math.min(dead.length, mostDead)
      options.onDead(one)
      return
    }
    entry.at = Date.now() + judged.wait
    entry.paced = false
    entry.waits += judged.hold ? 1 : 0
    if (judged.hold && entry.pace) {
      paces.set(entry.pace, holdPace(paces.get(entry.pace), entry.at))
    }
  }

  /** Nothing is worked on, and what waits will not be due before the patience to close ends. */
  const isDrained = () =>
    busy.size === 0 && ready.size === 0 && [...lines.values()].every(([head]) => (head?.at ?? 0) > closeBy)

  const shift = (entry: Entry) => lines.get(entry.line)?.shift()

  function addJob(job: Job, { id, delay = 0, line = `alone:${id}`, pace, refresh }: AddOptions): 'added' | 'repeated' {
    if (refresh ? hasten(id, line, Date.now() + delay) : seen.has(id)) return 'repeated'
    if (!refresh) seen.add(id)
    if (seen.size > remembered) seen.delete(seen.values().next().value as string)
    push({ id, job, line, pace, attempt: 0, tries: 0, waits: 0, at: Date.now() + delay, paced: false })
    return 'added'
  }

  return {
    async add(job, options) {
      if (closed) throw new Error('the queue is closed')
      return addJob(job, options)
    },
    async addPings(job, ids, delay = 0) {
      if (closed) throw new Error('the queue is closed')
      const added = ids.map((id) => !seen.has(id) && seen.add(id) !== undefined)
      const pings = job.pings.filter((_, i) => added[i])
      const entry = { id: ids[0] ?? '', job: { ...job, pings }, line: `pings:${job.run}`, at: Date.now() + delay }
      if (pings.length > 0) push({ ...entry, pace: undefined, attempt: 0, tries: 0, waits: 0, paced: false })
      return added
    },
    async repeat(job, { id, every }) {
      clearInterval(repeated.get(id))
      const again = () => void addJob(job, { id, line: id, refresh: true })
      repeated.set(id, setInterval(again, every).unref())
    },
    async work(work, failureOf) {
      worker = { work, failureOf }
      const [first] = ready
      if (first) wake(first)
    },
    dead: async (limit) => dead.slice(0, limit).map(({ id, job, reason, at }) => ({ id, job, reason, at })),
    async depth() {
      const entries = [...lines.values()].flat()
      const age = Math.max(0, ...entries.map(({ at }) => Date.now() - at))
      return { waiting: entries.length, dead: dead.length, age }
    },
    async retry(id) {
      const at = dead.findIndex((one) => one.id === id)
      const [found] = at < 0 ? [] : dead.splice(at, 1)
      if (found) push({ ...found.entry, tries: 0, waits: 0, at: 0, paced: false })
      return found !== undefined
    },
    async close() {
      for (const timer of repeated.values()) clearInterval(timer)
      closeBy = Date.now() + patienceToClose
      if (worker && !isDrained()) {
        await new Promise<void>((resolve) => {
          closing = resolve
          setTimeout(resolve, patienceToClose).unref()
        })
      }
      closed = true
      worker = undefined
      for (const timer of timers.values()) clearTimeout(timer)
    },
  }
}

/** Keeps the newest paces only. */
function remember(paces: Map<string, Pace>, name: string, pace: Pace): void {
  paces.delete(name)
  paces.set(name, pace)
  if (paces.size > 10_000) paces.delete(paces.keys().next().value as string)
}
