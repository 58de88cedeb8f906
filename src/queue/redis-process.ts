import { spawn } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'
import { Redis } from 'ioredis'

export interface Launch {
  readonly folder: string
  readonly socket: string
  /** Told when the server ends after it stood. */
  readonly onExit: (reason: string) => unknown
}

const patience = 10_000
const settings: Readonly<Record<string, string>> = {
  port: '0',
  unixsocketperm: '700',
  appendonly: 'yes',
  appendfsync: 'always',
  save: '',
  'maxmemory-policy': 'noeviction',
  daemonize: 'no',
}

/** True where there is a `redis-server` on the PATH. */
export async function isInstalled(): Promise<boolean> {
  return new Promise((resolve) => {
    const asked = spawn('redis-server', ['--version'], { stdio: 'ignore' })
    asked.on('error', () => resolve(false))
    asked.on('exit', (code) => resolve(code === 0))
  })
}

/**
 * Starts a server and waits until it answers; rejects with its own words when it does not start. It has a process group of its own, so that a Ctrl-C
 * for the bot does not end it before the bot is done with it.
 */
export async function launch({ folder, socket, onExit }: Launch): Promise<void> {
  const options = Object.entries({ ...settings, dir: folder, unixsocket: socket }).flatMap(([name, value]) => [
    `--${name}`,
    value,
  ])
  const server = spawn('redis-server', options, { stdio: ['ignore', 'pipe', 'pipe'], detached: true })
  let said = ''
  let ended: string | undefined
  let stands = false
  const listen = (chunk: Buffer) => (said = (said + chunk.toString('utf8')).slice(-2_000))
  server.stdout.on('data', listen)
  server.stderr.on('data', listen)
  const end = (reason: string) => {
    ended ??= reason
    if (stands) onExit(reason)
  }
  server.on('error', (error: NodeJS.ErrnoException) => end(error.code ?? error.message))
  server.on('exit', (code, signal) => end(`it ended with ${signal ?? `status ${code}`}`))
  await standing(socket, () => ended !== undefined)
  if (ended) throw new Error(`redis-server does not start in ${folder}: ${lastLine(said) || ended}`)
  stands = true
  server.unref()
}

async function standing(socket: string, hasEnded: () => boolean): Promise<void> {
  const until = Date.now() + patience
  while (!hasEnded() && !(await answers(socket))) {
    if (Date.now() > until) throw new Error(`redis-server does not answer on ${socket}`)
    await sleep(20)
  }
}

const lastLine = (text: string): string => text.trim().split('\n').at(-1)?.trim() ?? ''

/** True when a server answers there, also while it still reads its data. */
export async function answers(socket: string): Promise<boolean> {
  return ask(socket, (redis) => redis.ping().then(() => true)).catch(
    (error: unknown) => error instanceof Error && error.message.startsWith('LOADING'),
  )
}

/** True when nobody but this question is connected. */
export async function isAlone(socket: string): Promise<boolean> {
  return ask(
    socket,
    async (redis) =>
      String(await redis.client('LIST'))
        .trim()
        .split('\n').length === 1,
  ).catch(() => false)
}

/** Ends the server, after what it holds is on the disk. */
export async function shutDown(socket: string): Promise<void> {
  await ask(socket, (redis) => redis.call('SHUTDOWN', 'NOSAVE')).catch(() => {})
  const until = Date.now() + patience
  while (Date.now() < until && (await answers(socket))) await sleep(20)
}

async function ask<Answer>(socket: string, question: (redis: Redis) => Promise<Answer>): Promise<Answer> {
  const redis = new Redis(socket, {
    lazyConnect: true,
    retryStrategy: () => null,
    maxRetriesPerRequest: 0,
    commandTimeout: 2_000,
    enableReadyCheck: false,
  })
  redis.on('error', () => {})
  try {
    await redis.connect()
    return await question(redis)
  } finally {
    redis.disconnect()
  }
}
