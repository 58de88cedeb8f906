/**
 * One way of sending pings, as a process of its own: `send-pings.ts WAY COUNT FIRST-SEQ`, with a line of JSON about where on standard input.
 * WAY: add or addBulk (bare BullMQ), one or hundred (through HTTP), paced (300 a second through HTTP). Prints what was measured as JSON.
 */
import { text } from 'node:stream/consumers'
import { setTimeout as sleep } from 'node:timers/promises'
import { Queue as BullQueue } from 'bullmq'
import { type Line, openLine } from './line.ts'

export interface Where {
  readonly redis: string
  readonly port: number
  /** A token for each connection; the host is `h` and its number. */
  readonly tokens: readonly string[]
}

/** Pings a second, and the slowest answer of a hundred in milliseconds. */
export interface Measured {
  readonly rate: number
  readonly p99: number
}

const perBulk = 100
const [way = '', count = '0', first = '0'] = process.argv.slice(2)
const where: Where = JSON.parse(await text(process.stdin))
let seq = Number(first)

function pingOf(host: number): object {
  seq += 1
  const at = new Date().toISOString()
  const said = { role: 'compute', tool: 'kolla-ansible', stage: 'nova : Running', status: 'progress' }
  return { run: 'bench', host: `h${host}`, ...said, seq, at }
}
const many = (host: number) => Array.from({ length: perBulk }, () => pingOf(host))

type Act = (worker: number) => Promise<unknown>

/** So many calls, by as many at once as there are connections. */
async function measure(total: number, act: Act): Promise<Measured> {
  const times: number[] = []
  let left = total
  const began = performance.now()
  const work = async (_: string, worker: number) => {
    while (left-- > 0) times.push(await timed(() => act(worker)))
  }
  await Promise.all(where.tokens.map(work))
  return { rate: total / ((performance.now() - began) / 1_000), p99: p99Of(times) }
}

/** Evenly, whether or not the last was answered. */
async function pace(total: number, act: Act): Promise<Measured> {
  const times: Promise<number>[] = []
  const began = performance.now()
  for (let i = 0; i < total; i++) {
    await sleep(Math.max(0, began + (i * 1_000) / 300 - performance.now()))
    times.push(timed(() => act(i % where.tokens.length)))
  }
  return { rate: total / ((performance.now() - began) / 1_000), p99: p99Of(await Promise.all(times)) }
}

async function timed(act: () => Promise<unknown>): Promise<number> {
  const from = performance.now()
  await act()
  return performance.now() - from
}

const p99Of = (times: number[]): number => times.sort((a, b) => a - b)[Math.floor(times.length * 0.99)] ?? 0

async function bare(act: (queue: BullQueue, worker: number) => Promise<unknown>): Promise<Measured> {
  const queue = new BullQueue('bare', { connection: { path: where.redis } })
  await queue.waitUntilReady()
  const measured = await measure(Number(count), (worker) => act(queue, worker))
  await queue.close()
  return measured
}

async function throughHttp(bodyOf: (worker: number) => object, how = measure): Promise<Measured> {
  const lines = await Promise.all(where.tokens.map(() => openLine(where.port)))
  const measured = await how(Number(count), async (worker) => {
    const status = await (lines[worker] as Line).post(JSON.stringify(bodyOf(worker)), where.tokens[worker] ?? '')
    if (status !== 202) throw new Error(`answered ${status}`)
  })
  for (const line of lines) line.close()
  return measured
}

const ways: Readonly<Record<string, () => Promise<Measured>>> = {
  add: () => bare((queue, worker) => queue.add('ping', pingOf(worker))),
  addBulk: () => bare((queue, worker) => queue.addBulk(many(worker).map((data) => ({ name: 'ping', data })))),
  one: () => throughHttp(pingOf),
  hundred: () => throughHttp(many),
  paced: () => throughHttp(pingOf, pace),
}
const measured = await ways[way]?.()
process.stdout.write(JSON.stringify(measured))
