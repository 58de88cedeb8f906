/**
 * Pings through HTTP against bare `queue.add` and `addBulk` of BullMQ, with the same payload on the same Redis in the same minutes.
 * Run: npx tsx bench/pings.ts
 */

import { mkdtempSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Queue as BullQueue } from 'bullmq'
import { addHost } from '../src/main/hosts.ts'
import { openRedisStore } from '../src/store/redis.ts'
import { startProcess } from '../test/deploys/open-deploys.ts'
import { startRedis } from '../test/redis-server.ts'

const connections = 50
const singles = 6_000
const bulks = 200
const perBulk = 100

const server = await startRedis()
await server.redis.config('SET', 'appendfsync', 'everysec')
const store = openRedisStore({ redis: server.socket, onLink: () => {} })
const tokens: string[] = []
for (let i = 0; i < connections; i++) tokens.push((await addHost(store, `h${i}`, Date.now())) ?? '')
const bull = new BullQueue('bare', { connection: server.redis })
const bot = await startProcess(server.socket, mkdtempSync(join(tmpdir(), 'askstack-bench-')))
const agent = new Agent({ keepAlive: true, maxSockets: connections })
let seq = 0
const pingOf = (host: number) => {
  seq += 1
  const at = new Date().toISOString()
  return {
    run: 'bench',
    host: `h${host}`,
    role: 'compute',
    tool: 'kolla-ansible',
    stage: 'nova : Running',
    status: 'progress',
    seq,
    at,
  }
}

/** node:http and no fetch: the client shares the processor with what it measures. */
function post(host: number, body: object): Promise<void> {
  const headers = { authorization: `Bearer ${tokens[host]}`, 'content-type': 'application/json' }
  const options = { port: new URL(bot.url).port, path: '/v1/pings', method: 'POST', agent, headers }
  return new Promise((resolve, reject) => {
    const sent = request(options, (answer) => {
      answer.resume().on('end', resolve)
      if (answer.statusCode !== 202) reject(new Error(`answered ${answer.statusCode}`))
    })
    sent.on('error', reject).end(JSON.stringify(body))
  })
}

/** `total` calls by 50 at once; calls a second, and the slowest of a hundred in milliseconds. */
async function measure(total: number, act: (worker: number) => Promise<unknown>) {
  const times: number[] = []
  let left = total
  const began = performance.now()
  const workers = Array.from({ length: connections }, async (_, worker) => {
    while (left-- > 0) {
      const from = performance.now()
      await act(worker)
      times.push(performance.now() - from)
    }
  })
  await Promise.all(workers)
  const rate = total / ((performance.now() - began) / 1_000)
  return { rate, p99: times.sort((a, b) => a - b)[Math.floor(times.length * 0.99)] ?? 0 }
}

const say = (name: string, { rate, p99 }: { rate: number; p99: number }, each = 1) =>
  process.stdout.write(`${name}: ${Math.round(rate * each)} pings/s, p99 ${p99.toFixed(1)} ms\n`)
const bare = await measure(singles, (worker) => bull.add('ping', pingOf(worker)))
say('bare queue.add', bare)
const single = await measure(singles, (worker) => post(worker, pingOf(worker)))
say('HTTP, one a request', single)
const many = (worker: number) => Array.from({ length: perBulk }, () => pingOf(worker))
const bulk = await measure(bulks, (worker) => bull.addBulk(many(worker).map((data) => ({ name: 'ping', data }))))
say('bare addBulk of 100', bulk, perBulk)
const batch = await measure(bulks, (worker) => post(worker, many(worker)))
say('HTTP, 100 a request', batch, perBulk)
process.stdout.write(`ratios: ${(single.rate / bare.rate).toFixed(2)} and ${(batch.rate / bulk.rate).toFixed(2)}\n`)
await new Promise((resolve) => setTimeout(resolve, 3_000))
const paced: number[] = []
for (let i = 0; i < 1_500; i++) {
  const from = performance.now()
  void post(i % connections, pingOf(i % connections)).then(() => paced.push(performance.now() - from))
  await new Promise((resolve) => setTimeout(resolve, 1_000 / 300))
}
const p99 = paced.sort((a, b) => a - b)[Math.floor(paced.length * 0.99)] ?? 0
process.stdout.write(`at about 300 a second: p99 ${p99.toFixed(1)} ms\n`)
await measure(740, (worker) => post(worker, many(worker)))
const metrics = await (await fetch(`${bot.url}/metrics`)).text()
process.stdout.write(`after ${seq} pings, bare ones counted:\n`)
process.stdout.write(
  `${metrics
    .split('\n')
    .filter((line) => /^askstack_(resident|queue)/.test(line))
    .join('\n')}\n`,
)
bot.child.kill('SIGKILL')
await bull.close()
await store.close()
await server.stop()
