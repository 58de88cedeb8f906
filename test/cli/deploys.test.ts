import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { openRedisQueue } from '../../src/queue/bullmq.ts'
import { runCommand } from '../agent/run-agent.ts'
import { askstack } from '../deploys/open-deploys.ts'
import { failureOf, gate, sendJob, watcher } from '../queue/contract.ts'
import { startRedis } from '../redis-server.ts'

const server = await startRedis()
const redis = server.socket
afterAll(() => server.stop())

test('without Redis says what needs it and how to get it', async () => {
  const command = [process.execPath, '--import', 'tsx', 'src/cli.ts', 'runs']
  const data = mkdtempSync(join(tmpdir(), 'askstack-cli-'))
  const none = await runCommand(command, { env: { PATH: '/nonexistent', ASKSTACK_DATA: data } })
  expect(none.code).toBe(1)
  expect(none.err).toMatch(/kept in Redis.*install.*REDIS_URL/s)
  const away = await runCommand(command, { env: { REDIS_URL: 'redis://127.0.0.1:1' } })
  expect(away.code).toBe(1)
  expect(away.err).toContain('Redis cannot be reached')
}, 30_000)

test('makes, lists and revokes hosts; a token once, and one a host', async () => {
  const made = await askstack(redis, 'hosts', 'add', 'compute-07')
  expect(made.out).toMatch(/^ask_[\w-]{32}\n$/)
  expect((await askstack(redis, 'hosts', 'add', 'compute-07')).code).toBe(1)
  expect((await askstack(redis, 'hosts', 'add', 'no host')).code).toBe(2)
  expect((await askstack(redis, 'hosts', 'list')).out).toBe('compute-07\tnever seen\n')
  expect((await askstack(redis, 'hosts', 'revoke', 'compute-07')).code).toBe(0)
  expect((await askstack(redis, 'hosts', 'list', '--json')).json()).toEqual([])
  expect((await askstack(redis, 'runs', '--json')).json()).toEqual([])
}, 60_000)

test('lists the jobs that were given up and takes one up again', async () => {
  const { opened: buried, open: bury } = gate()
  const patience = { first: 1, most: 1, tries: 1 }
  const options = { redis, pace: { interval: 1, burst: 9 }, patience, onLink: () => {}, onTrouble: () => {} }
  const queue = openRedisQueue({ ...options, onDead: () => bury() })
  let fails = true
  const watch = watcher(() => {
    if (fails) throw new Error('out of luck')
  })
  await queue.work(watch.work, failureOf)
  await queue.add(sendJob('x'), { id: 'job-1' })
  await buried
  expect((await askstack(redis, 'jobs', 'list', '--json')).json()).toMatchObject([
    { id: 'job-1', kind: 'send', reason: 'tried 1 times; out of luck' },
  ])
  fails = false
  expect((await askstack(redis, 'jobs', 'retry', 'job-1', '--json')).json()).toEqual({ retried: ['job-1'] })
  await watch.until(2)
  expect((await askstack(redis, 'jobs', 'retry', 'job-1')).code).toBe(2)
  await queue.close()
}, 60_000)
