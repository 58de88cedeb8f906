import { once } from 'node:events'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { listRuns } from '../../src/bot/runs.ts'
import { addHost } from '../../src/main/hosts.ts'
import { openRedisStore } from '../../src/store/redis.ts'
import { folder } from '../agent/run-agent.ts'
import { startRedis } from '../redis-server.ts'
import { type Post, readLines } from '../stand-ins/file-chat.ts'
import { type SentPing, sendPings, startProcess } from './open-deploys.ts'

const server = await startRedis()
const store = openRedisStore({ redis: server.socket, onLink: () => {} })
const place = folder()
const processes: Awaited<ReturnType<typeof startProcess>>[] = []
afterAll(async () => {
  for (const { child } of processes) child.kill('SIGKILL')
  await store.close()
  await server.stop()
})

const start = async () => {
  const started = await startProcess(server.socket, place)
  processes.push(started)
  return started
}
const runs = ['one', 'two']
const hosts = Array.from({ length: 12 }, (_, i) => `d/compute-${i}`)
const last = 20

/** In an order of its own for each host; the end comes before the beginning now and then. */
function pingsOf(run: string, host: string, number: number): SentPing[] {
  const end = number === 3 ? 'failed' : 'succeeded'
  const all = Array.from({ length: last }, (_, i) => {
    const status = i === 0 ? 'started' : i === last - 1 ? end : 'progress'
    return { run, host, seq: i + 1, status, stage: `step ${i + 1}`, hosts: hosts.length }
  })
  return all.sort((a, b) => ((a.seq * 7 + number) % 23) - ((b.seq * 7 + number) % 23))
}

test('holds every ping that was answered 202, though two processes share the work, and one of them and Redis are killed in the middle', async () => {
  const token = (await addHost(store, 'd', Date.now())) ?? ''
  const bots = [await start(), await start()]
  const all = runs.flatMap((run) => hosts.flatMap((host, i) => pingsOf(run, host, i)))
  const queue = all.map((_, i) => all[(i * 131) % all.length] as SentPing)
  let accepted = 0
  /** Sends until a bot has answered 202, to the one and to the other; every ninth ping twice. */
  const deliver = async (ping: SentPing, number: number): Promise<void> => {
    for (let tries = number; ; tries++) {
      const answer = await sendPings(bots[tries % 2]?.url ?? '', token, ping).catch(() => undefined)
      if (answer?.status === 202) {
        accepted += ((await answer.json()) as { readonly accepted: number }).accepted
        return
      }
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
  }
  const send = async (from: number, to: number) => {
    for (let i = from; i < to; i += 20) {
      await Promise.all(queue.slice(i, Math.min(to, i + 20)).map((ping, at) => deliver(ping, i + at)))
      await deliver(queue[i] as SentPing, i + 1)
    }
  }
  const half = Math.floor(queue.length / 2)
  const sending = send(0, half)
  await new Promise((resolve) => setTimeout(resolve, 60))
  const ended = bots[0] && once(bots[0].child, 'exit')
  bots[0]?.child.kill('SIGKILL')
  await ended
  await sending
  bots[0] = await start()
  const sendingMore = send(half, queue.length)
  await new Promise((resolve) => setTimeout(resolve, 60))
  await server.kill()
  await server.start()
  await sendingMore
  // An answer may be lost with the process that gave it; a ping is not.
  expect(accepted).toBeLessThanOrEqual(all.length)

  const boards = () => readLines<Post>(join(place, 'posts.jsonl')).filter(({ thread }) => !thread)
  const shown = (run: string) => boards().findLast(({ text }) => text.includes(`\`${run}\``))?.text
  for (const run of runs) await expect.poll(() => shown(run), { timeout: 60_000 }).toContain('11 of 12 hosts done')
  for (const run of runs) await expect.poll(() => shown(run), { timeout: 60_000 }).toContain('· failed ·')
  const views = await listRuns(store, Date.now(), 10)
  expect(views.map(({ run }) => run).toSorted()).toEqual(runs)
  for (const { hosts: kept, counts } of views) {
    expect(kept.map(({ seq }) => seq)).toEqual(hosts.map(() => last))
    expect(counts).toEqual({ running: 0, succeeded: 11, failed: 1, silent: 0 })
  }
  expect(boards().filter(({ edit }) => !edit)).toHaveLength(runs.length)
}, 180_000)
