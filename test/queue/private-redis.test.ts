import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Redis } from 'ioredis'
import { afterEach, expect, test } from 'vitest'
import { type PrivateRedis, startPrivateRedis } from '../../src/queue/private-redis.ts'

const folder = mkdtempSync(join(tmpdir(), 'askstack-private-'))
const started: PrivateRedis[] = []
afterEach(async () => {
  for (const redis of started.splice(0)) await redis.stop()
  rmSync(folder, { recursive: true, force: true })
})

async function start(data: string, onEnd: (reason: string) => void = () => {}): Promise<PrivateRedis> {
  const redis = await startPrivateRedis({ data, onEnd })
  if (!redis) throw new Error('there is no redis-server on the PATH')
  started.push(redis)
  return redis
}

async function ask<Answer>(socket: string, question: (redis: Redis) => Promise<Answer>): Promise<Answer> {
  const redis = new Redis(socket, { retryStrategy: () => null, lazyConnect: true })
  redis.on('error', () => {})
  try {
    await redis.connect()
    return await question(redis)
  } finally {
    redis.disconnect()
  }
}

const isUp = (socket: string) =>
  ask(socket, (redis) => redis.ping()).then(
    () => true,
    () => false,
  )

test('keeps what it holds over a restart, never drops anything, and is on no port', async () => {
  const first = await start(folder)
  const settings = await ask(first.socket, async (redis) => {
    await redis.set('kept', '1')
    return redis.config('GET', 'maxmemory-policy', 'appendonly', 'port')
  })
  expect(settings).toEqual(expect.arrayContaining(['noeviction', 'yes', '0']))
  await first.stop()
  expect(await isUp(first.socket)).toBe(false)
  const second = await start(folder)
  expect(await ask(second.socket, (redis) => redis.get('kept'))).toBe('1')
})

test('is shared by bots with the same folder, also when they start at once, until the last one leaves', async () => {
  const [one, two] = await Promise.all([start(folder), start(folder)])
  expect(one.socket).toBe(two.socket)
  const other = new Redis(two.socket)
  await other.ping()
  await one.stop()
  expect(await isUp(two.socket)).toBe(true)
  other.disconnect()
  const stopped = async () => {
    await two.stop()
    return !(await isUp(two.socket))
  }
  await expect.poll(stopped).toBe(true)
})

test('is started again when it dies', async () => {
  const ends: string[] = []
  const redis = await start(folder, (reason) => ends.push(reason))
  const pid = await ask(redis.socket, async (one) => /process_id:(\d+)/.exec(await one.info('server'))?.[1])
  process.kill(Number(pid), 'SIGKILL')
  await expect.poll(() => ends).toEqual(['it ended with SIGKILL'])
  await expect.poll(() => isUp(redis.socket), { timeout: 5_000 }).toBe(true)
})

test('has a short path for its socket, however deep the folder is', async () => {
  const redis = await start(join(folder, 'a'.repeat(60), 'b'.repeat(60)))
  expect(Buffer.byteLength(redis.socket)).toBeLessThan(108)
  expect(await isUp(redis.socket)).toBe(true)
})
