import type { Redis } from 'ioredis'
import { type LineScript, lineScripts } from './line-scripts.ts'
import type { AddOptions, DeadJob, Depth, Job, JobOf, QueueOptions } from './queue.ts'

/** What a turn finds at the head of its line. */
export type Head =
  | { readonly kind: 'over' }
  | { readonly kind: 'wait'; readonly wait: number }
  | {
      readonly kind: 'do'
      readonly id: string
      readonly job: Job
      readonly attempt: number
      readonly tries: number
      readonly waits: number
    }

/** One turn of a line: who holds the line's present turn works on its jobs. */
export interface Turn {
  readonly line: string
  readonly turn: string
}

export interface Lines {
  add(job: Job, options: AddOptions): Promise<{ readonly added: boolean; readonly turn?: Turn }>
  /** A line holds the pings of one run. */
  addPings(
    job: JobOf<'ping'>,
    ids: readonly string[],
    delay: number,
  ): Promise<{ readonly added: readonly boolean[]; readonly turn?: Turn }>
  begin(turn: Turn): Promise<Head>
  /** True when the line is over with it. */
  finish(turn: Turn, id: string): Promise<boolean>
  again(id: string, wait: number, hold: boolean): Promise<void>
  bury(line: string, id: string, reason: string): Promise<number>
  revive(id: string): Promise<{ readonly found: boolean; readonly turn?: Turn }>
  dead(limit: number): Promise<DeadJob[]>
  depth(): Promise<Depth>
  /** Turns that busy lines ought to have and have not, for a process died between two steps. */
  lost(turnPrefix: string): Promise<Turn[]>
}

const memory = 2 * 24 * 3_600_000
const mostDead = 1_000
/** Pings of one job, in bytes. */
const mostTogether = 128 * 1_024

/** Jobs in lines, in Redis under `prefix`. */
export function openLines(redis: Redis, prefix: string, { pace }: QueueOptions): Lines {
  const commands = redis as unknown as Readonly<Record<string, (...args: readonly (string | number)[]) => unknown>>
  for (const [name, lua] of Object.entries(lineScripts)) redis.defineCommand(`line:${name}`, { lua, numberOfKeys: 0 })
  const run = (name: LineScript, ...args: readonly (string | number)[]) =>
    commands[`line:${name}`]?.(prefix, ...args) as Promise<readonly (string | number)[]>
  const turnOf = (line: string, turn: string | number | undefined) => (turn ? { turn: { line, turn: `${turn}` } } : {})
  return {
    async add(job, { id, delay = 0, line = `alone:${id}`, pace = '', refresh }) {
      const [added, turn] = await run(refresh ? 'refresh' : 'add', id, line, JSON.stringify(job), pace, delay, memory)
      return { added: added === 1, ...turnOf(line, turn) }
    },
    async addPings({ pings, ...head }, ids, delay) {
      const line = `pings:${head.run}`
      const parts = pings.flatMap((one, i) => [ids[i] ?? '', JSON.stringify(one)])
      const start = `${JSON.stringify(head).slice(0, -1)},"pings":[`
      const [news, turn] = await run('pings', line, start, memory, delay, mostTogether, ...parts)
      return { added: [...String(news)].map((flag) => flag === '1'), ...turnOf(line, turn) }
    },
    async begin({ line, turn }) {
      const [kind, ...rest] = await run('begin', line, turn, pace.interval, pace.burst)
      return headOf(String(kind), rest)
    },
    async finish({ line, turn }, id) {
      return Number(await run('finish', line, id, turn)) === 1
    },
    async again(id, wait, hold) {
      await run('again', id, wait, hold ? 1 : 0, pace.interval)
    },
    async bury(line, id, reason) {
      return Number(await run('bury', line, id, reason, mostDead))
    },
    async revive(id) {
      const [found, line, turn] = await run('revive', id)
      return { found: found === 1, ...turnOf(String(line), turn) }
    },
    async dead(limit) {
      const ids = limit > 0 ? await redis.zrevrange(`${prefix}dead`, 0, limit - 1) : []
      const found = await Promise.all(ids.map((id) => redis.hmget(`${prefix}dead:${id}`, 'data', 'reason', 'died')))
      return found.flatMap(([data, reason, died], i) =>
        data ? [{ id: ids[i] as string, job: JSON.parse(data) as Job, reason: reason ?? '', at: Number(died) }] : [],
      )
    },
    async depth() {
      const [waiting, dead, age] = await run('depth')
      return { waiting: Number(waiting), dead: Number(dead), age: Number(age) }
    },
    async lost(turnPrefix) {
      const found = (await run('lost', turnPrefix)).map(String)
      return found.flatMap((line, i) => (i % 2 === 0 ? [{ line, turn: found[i + 1] as string }] : []))
    },
  }
}

function headOf(kind: string, rest: readonly (string | number)[]): Head {
  if (kind === 'wait') return { kind, wait: Number(rest[0]) }
  if (kind !== 'do') return { kind: 'over' }
  const [id, data, ...counts] = rest
  const [attempt = 0, tries = 0, waits = 0] = counts.map(Number)
  return { kind, id: String(id), job: JSON.parse(String(data)) as Job, attempt, tries, waits }
}
