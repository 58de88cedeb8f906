/**
 * The addresses for worker hosts and monitoring, tied to queue and store, and the sign of life that `/readyz` looks for: a job that goes
 * through the real worker every few seconds.
 */
import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { networkInterfaces } from 'node:os'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { noteListening } from '../bot/runs.ts'
import type { Chat } from '../chat/chat.ts'
import type { Ping } from '../deploy/ping.ts'
import { readPings } from '../deploy/ping.ts'
import { readAlerts } from '../deploy/read-alerts.ts'
import { createHttp } from '../http/http.ts'
import type { Log } from '../log.ts'
import type { Queue } from '../queue/queue.ts'
import type { Store } from '../store/store.ts'
import { pingAcceptor } from './accept-pings.ts'
import { openHostLimit } from './host-limit.ts'
import { openHosts } from './hosts.ts'
import type { Metrics } from './metrics.ts'

export interface IntakeParts {
  readonly port: number
  /** False where what is taken would be lost with the process. */
  readonly lasting: boolean
  readonly queue: Queue
  readonly store: Store
  readonly chats: readonly Chat[]
  readonly log: Log
  readonly metrics: Metrics
}

export interface Intake {
  readonly port: number
  /** Finishes the requests that were begun. */
  close(): Promise<void>
}

const watchEvery = 5_000
/** The last watchdog job is no older while jobs are worked on. */
const longestWatch = 20_000
const patienceToClose = 5_000
const withoutRedis =
  'without Redis no pings are taken: a deployment must not be lost; install redis-server or set REDIS_URL'
const agentFile = fileURLToPath(new URL('../../agent/askstack-agent', import.meta.url))

/** Listens on the port, for pings and for the chats that tell by HTTP requests. */
export async function openIntake(parts: IntakeParts): Promise<Intake> {
  const { queue, store, chats, log, metrics } = parts
  const watch = watchWork(queue, store)
  const limit = openHostLimit()
  const hostOf = openHosts(store)
  const accept = pingAcceptor(queue)
  const app = createHttp<Ping>({
    async hostOf(token) {
      const host = await hostOf(token, Date.now())
      if (!host) metrics.refused('token')
      return host
    },
    async limit(host, pings) {
      const wait = limit(host, pings, Date.now())
      if (wait > 0) metrics.refused('rate')
      return wait
    },
    readPings,
    readAlerts,
    async acceptPings(_, pings) {
      const taken = await accept(pings, Date.now())
      metrics.taken(taken.accepted, taken.duplicates)
      return taken
    },
    ready: async () => [
      ...chats.flatMap((chat) => (chat.state() === 'connected' ? [] : [`${chat.name} is not connected`])),
      ...(await watch.lacking()),
    ],
    metrics: () => metrics.text(),
    agent: await readFile(agentFile, 'utf8'),
    inlets: chats.flatMap(({ inlet }) => inlet ?? []),
    ...(!parts.lasting && { closed: withoutRedis }),
    log,
  })
  if (!parts.lasting) log.warn({}, withoutRedis)
  const { port } = parts
  try {
    const address = await app.listen({ port, host: anyAddress() })
    const bound = Number(new URL(address).port)
    log.info({ port: bound }, 'the port is open')
    const close = async () => {
      watch.stop()
      await Promise.race([app.close(), sleep(patienceToClose, undefined, { ref: false })])
    }
    return { port: bound, close }
  } catch (cause) {
    watch.stop()
    throw new Error(`PORT → ${port} cannot be listened on; is it in use? Set another one`, { cause })
  }
}

/** Of both families where there are both. */
function anyAddress(): string {
  const all = Object.values(networkInterfaces()).flat()
  return all.some((one) => one?.family === 'IPv6') ? '::' : '0.0.0.0'
}

function watchWork(queue: Queue, store: Store) {
  const by = randomUUID()
  const name = `watchdog:${by}`
  const look = async (): Promise<void> => {
    await noteListening(store, Date.now())
    await queue.add({ kind: 'watchdog', by }, { id: name, line: name, refresh: true })
  }
  // Redis may be away for long: one look waits for it, not one more every few seconds.
  let going = false
  const tick = async (): Promise<void> => {
    if (going) return
    going = true
    await look().catch(() => {})
    going = false
  }
  void tick()
  const timer = setInterval(() => void tick(), watchEvery)
  return {
    async lacking(): Promise<string[]> {
      const seen = await store.recall(name).catch(() => 'away')
      if (seen === 'away') return ['Redis does not answer']
      const age = typeof seen === 'number' ? Date.now() - seen : Number.POSITIVE_INFINITY
      return age > longestWatch ? ['jobs are not worked on: the last watchdog job did not come back in time'] : []
    },
    stop: () => clearInterval(timer),
  }
}
