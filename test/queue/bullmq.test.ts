import { Queue as BullQueue } from 'bullmq'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { openRedisQueue } from '../../src/queue/bullmq.ts'
import type { QueueOptions, Work } from '../../src/queue/queue.ts'
import { startRedis } from '../redis-server.ts'
import { failureOf, gate, queueContract, sendJob, watcher } from './contract.ts'

const server = await startRedis()
beforeEach(() => server.redis.flushall())
afterAll(() => server.stop())

const links: boolean[] = []
const open = (options: QueueOptions) =>
  openRedisQueue({ ...options, redis: server.socket, onLink: (up) => links.push(up), onTrouble: () => {} })
const options: QueueOptions = {
  pace: { interval: 200, burst: 2 },
  patience: { first: 10, most: 40, tries: 4 },
  onDead: () => {},
}

queueContract('the queue in Redis', open)

test('keeps the order of a line over several processes', async () => {
  const queues = [open(options), open(options), open(options)]
  const watch = watcher(() => new Promise((resolve) => setTimeout(resolve, 1)))
  for (const queue of queues) await queue.work(watch.work, failureOf)
  for (let i = 0; i < 90; i++) {
    await queues[i % 3]?.add(sendJob(`${i}`), { id: `n${i}`, line: 'one line' })
  }
  await watch.until(90)
  expect(watch.texts()).toEqual(Array.from({ length: 90 }, (_, i) => `${i}`))
  await Promise.all(queues.map((queue) => queue.close()))
})

test('takes an id once over several processes and restarts', async () => {
  const [one, two] = [open(options), open(options)]
  const added = await Promise.all([one, two, one, two].map((queue) => queue.add(sendJob('x'), { id: 'event' })))
  expect(added.toSorted()).toEqual(['added', 'repeated', 'repeated', 'repeated'])
  await Promise.all([one.close(), two.close()])
  const three = open(options)
  expect(await three.add(sendJob('x'), { id: 'event' })).toBe('repeated')
  await three.close()
})

test('repeats a job once for all processes, also after one of them and Redis were away', async () => {
  const queues = [open(options), open(options), open(options)]
  const watch = watcher()
  for (const queue of queues) {
    await queue.work(watch.work, failureOf)
    await queue.repeat(sendJob('tick'), { id: 'tick', every: 200 })
  }
  const [first] = await watch.until(5)
  const fifth = watch.seen[4]
  expect((fifth?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThan(590)
  await queues[0]?.close()
  await server.kill()
  await server.start()
  await watch.until(watch.seen.length + 3)
  await Promise.all(queues.slice(1).map((queue) => queue.close()))
}, 30_000)

test('finds a job whose process died between adding it and giving its line a turn', async () => {
  const queue = open(options)
  await queue.add(sendJob('orphan'), { id: 'orphan' })
  const turns = await server.redis.keys('askstack:turns:*')
  await server.redis.del(...turns)
  const watch = watcher()
  await queue.work(watch.work, failureOf)
  expect((await watch.until(1))[0]?.text).toBe('orphan')
  await queue.close()
})

test('a job is not begun a second time while it is worked on, though its turn was taken for dead', async () => {
  const queue = open(options)
  const slow = gate()
  const watch = watcher(() => slow.opened)
  await queue.work(watch.work, failureOf)
  await queue.add(sendJob('slow'), { id: 'slow', line: 'a' })
  await watch.until(1)
  const turn = await server.redis.hget('askstack:queue:busy', 'a')
  const turns = new BullQueue('turns', { prefix: 'askstack', connection: { path: server.socket } })
  await turns.add('turn', { line: 'a', turn }, { jobId: 'turn-again' })
  await expect.poll(() => turns.getDelayedCount()).toBe(1)
  slow.open()
  await expect.poll(() => turns.getJobCountByTypes('active', 'delayed', 'waiting')).toBe(0)
  expect(watch.texts()).toEqual(['slow'])
  await turns.close()
  await queue.close()
})

test('goes on by itself after Redis was away, and loses nothing', async () => {
  const queue = open(options)
  const watch = watcher()
  await queue.work(watch.work, failureOf)
  await queue.add(sendJob('before'), { id: 'before', line: 'a' })
  await watch.until(1)
  links.length = 0
  await server.kill()
  const added = queue.add(sendJob('meanwhile'), { id: 'meanwhile', line: 'a' })
  await server.start()
  expect(await added).toBe('added')
  await queue.add(sendJob('after'), { id: 'after', line: 'a' })
  await watch.until(3)
  expect(watch.texts()).toEqual(['before', 'meanwhile', 'after'])
  expect(links[0]).toBe(false)
  expect(links.at(-1)).toBe(true)
  await queue.close()
}, 30_000)

test('leaves nothing behind but the ids it remembers', async () => {
  const queue = open(options)
  const watch = watcher()
  await queue.work(watch.work, failureOf)
  for (let i = 0; i < 50; i++) await queue.add(sendJob(`${i}`), { id: `m${i}`, line: `l${i % 7}`, pace: `p${i}` })
  await watch.until(50)
  await queue.close()
  const keys = await server.redis.keys('*')
  const lasting = keys.filter((key) => !/:seen:|:pace:|:turns(:|$)/.test(key))
  const turns = keys.filter((key) => key.startsWith('askstack:turns:turn-'))
  expect(lasting).toEqual([])
  expect(turns).toEqual([])
  for (const key of keys.filter((one) => /:seen:|:pace:/.test(one))) expect(await server.redis.pttl(key)).not.toBe(-1)
})

test('hands pings of a run that came in one breath over together, and what comes while they are worked on after them', async () => {
  const queue = open(options)
  const seen: number[] = []
  let added: Promise<readonly boolean[]> | undefined
  const add = (from: number, count: number) => {
    const ids = Array.from({ length: count }, (_, i) => `${from + i}`)
    const pings = ids.map((id) => ({ ping: { id, stage: '任务'.repeat(50) }, received: 1 }))
    return queue.addPings({ kind: 'ping', run: 'r', pings }, ids, 100)
  }
  for (let i = 0; i < 5; i++) await add(i * 3, 3)
  const ping: Work['ping'] = async ({ pings }) => {
    seen.push(pings.length)
    added ??= add(100, 2)
    await added
  }
  await queue.work({ ...watcher().work, ping }, failureOf)
  await expect.poll(() => seen).toEqual([15, 2])
  await add(1_000, 500)
  await expect.poll(() => seen.slice(2).reduce((sum, one) => sum + one, 0)).toBe(500)
  await queue.close()
})
