/**
 * Pings through HTTP into the built bot against bare `queue.add` and `addBulk` of BullMQ: the same payload, 50 calls at once, the same Redis,
 * in turns in the same minutes, each sender a process of its own. The bot folds the pings and edits its boards in stand-ins of Slack and
 * Discord meanwhile. Once with a flush for each write, as the bot's private Redis has it, and once with one a second.
 * Run: npm run build && npx tsx bench/pings.ts
 */
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { text } from 'node:stream/consumers'
import { setTimeout as sleep } from 'node:timers/promises'
import { addHost } from '../src/main/hosts.ts'
import { openRedisStore } from '../src/store/redis.ts'
import { openStage } from '../test/e2e/stage.ts'
import { ids } from '../test/stand-ins/discord-objects.ts'
import { slackIds } from '../test/stand-ins/slack.ts'
import type { Measured, Where } from './load/send-pings.ts'

const connections = 50
const rounds = 3
const singles = 20_000
const bulks = 200
const perBulk = 100

const channels = JSON.stringify({ deploys: [`slack:${slackIds.channel}`, `discord:${ids.channel}`] })
const stage = await openStage('socket', { ASKSTACK_CHANNELS: channels })
const store = openRedisStore({ redis: stage.redis.socket, onLink: () => {} })
const tokens: string[] = []
for (let i = 0; i < connections; i++) tokens.push((await addHost(store, `h${i}`, Date.now())) ?? '')
const where: Where = { redis: stage.redis.socket, port: Number(stage.env.PORT), tokens }
let [seq, bare] = [0, 0]

async function send(way: string, count: number, each = 1): Promise<Measured> {
  const program = ['--import', 'tsx', 'bench/load/send-pings.ts', way, `${count}`, `${seq}`]
  const child = spawn(process.execPath, program, { stdio: ['pipe', 'pipe', 'inherit'] })
  child.stdin.end(JSON.stringify(where))
  const { rate, p99 }: Measured = JSON.parse(await text(child.stdout))
  seq += count * each
  if (way.startsWith('add')) bare += count * each
  return { rate: Math.round(rate * each), p99: Math.round(p99 * 10) / 10 }
}

/** Resident memory of the bot in MB: now, and at most so far. */
function memory(): Readonly<Record<string, number>> {
  const status = readFileSync(`/proc/${stage.bot.pid}/status`, 'utf8')
  const of = (name: string) => Math.round(Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1]) / 1_024)
  return { now: of('VmRSS'), most: of('VmHWM') }
}

/** Until the bot has folded what it took. */
async function settled(): Promise<void> {
  for (;;) {
    const metrics = await (await fetch(`http://127.0.0.1:${where.port}/metrics`)).text()
    if (Number(/^askstack_queue_oldest_seconds (\S+)/m.exec(metrics)?.[1]) === 0) return
    await sleep(200)
  }
}

console.log('memory at rest, MB:', memory())
// A bot runs for weeks: what it is like in its first second is not what is asked.
await send('one', 5_000)
await settled()
for (const flush of ['always', 'everysec']) {
  await stage.redis.redis.config('SET', 'appendfsync', flush)
  const rows: object[] = []
  for (let round = 0; round < rounds; round++) rows.push(await sideBySide())
  console.log(`pings a second, appendfsync ${flush}:`)
  console.table(rows)
  console.log('at 300 a second:', await send('paced', 3_000))
  console.log(`memory after ${seq - bare} pings through HTTP, MB:`, memory())
}
await settled()
await sleep(10_000)
console.log('10 s later:', memory())
await store.close()
await stage.stop()

async function sideBySide(): Promise<object> {
  const add = await send('add', singles)
  const one = await send('one', singles)
  await settled()
  const addBulk = await send('addBulk', bulks, perBulk)
  const hundred = await send('hundred', bulks, perBulk)
  await settled()
  return {
    'queue.add': add.rate,
    'HTTP, 1': one.rate,
    'p99 ms': one.p99,
    'ratio 1': Number((one.rate / add.rate).toFixed(2)),
    addBulk: addBulk.rate,
    'HTTP, 100': hundred.rate,
    'ratio 100': Number((hundred.rate / addBulk.rate).toFixed(2)),
  }
}
