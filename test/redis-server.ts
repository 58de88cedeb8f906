import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Redis } from 'ioredis'

/** A real Redis of a test's own, on a socket in a folder of its own. */
export interface TestRedis {
  readonly socket: string
  readonly redis: Redis
  /** Kills it like a power cut, or starts it again with what was on its disk. */
  kill(): Promise<void>
  start(): Promise<void>
  stop(): Promise<void>
}

export async function startRedis(): Promise<TestRedis> {
  const folder = mkdtempSync(join(tmpdir(), 'askstack-test-'))
  const socket = join(folder, 'redis.sock')
  let server: ChildProcess | undefined
  const redis = new Redis(socket, { lazyConnect: true, maxRetriesPerRequest: null, retryStrategy: () => 50 })
  redis.on('error', () => {})
  const start = async () => {
    const options = '--port 0 --appendonly yes --appendfsync always --save --maxmemory-policy noeviction'.split(' ')
    options.splice(options.indexOf('--save') + 1, 0, '')
    server = spawn('redis-server', ['--unixsocket', socket, '--dir', folder, ...options], { stdio: 'ignore' })
    await redis.ping()
  }
  const kill = async () => {
    const ended = server && once(server, 'exit')
    server?.kill('SIGKILL')
    await ended
  }
  const stop = async () => {
    redis.disconnect()
    await kill()
    rmSync(folder, { recursive: true, force: true })
  }
  await start()
  return { socket, redis, kill, start, stop }
}
