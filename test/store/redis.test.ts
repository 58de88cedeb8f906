import { afterAll, expect, test } from 'vitest'
import { openRedisStore } from '../../src/store/redis.ts'
import { startRedis } from '../redis-server.ts'
import { storeContract } from './contract.ts'

const server = await startRedis()
afterAll(() => server.stop())

const open = (onLink: (up: boolean) => void = () => {}) =>
  openRedisStore({ redis: server.socket, onLink, patience: 300 })

storeContract('the store in Redis', open)

test('keeps what it was told over a restart of the bot and of Redis', async () => {
  const first = open()
  await first.setChannelRule('slack:T:C9', 'all')
  await first.close()
  await server.kill()
  await server.start()
  const second = open()
  expect(await second.channelRule('slack:T:C9')).toBe('all')
  await second.close()
})

test('rejects while Redis is away, and goes on by itself when it is back', async () => {
  const links: boolean[] = []
  const store = open((up) => links.push(up))
  await store.remember('fact', 1, 60_000)
  await server.kill()
  await expect(store.recall('fact')).rejects.toThrow()
  await server.start()
  await expect.poll(() => store.recall('fact').catch(() => 'away'), { timeout: 5_000 }).toBe(1)
  expect(links).toContain(false)
  expect(links.at(-1)).toBe(true)
  await store.close()
})
