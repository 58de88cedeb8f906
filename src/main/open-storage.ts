import type { Config } from '../config.ts'
import type { Log } from '../log.ts'
import type { Queue, QueueOptions } from '../queue/queue.ts'
import type { Store } from '../store/store.ts'
import { watchLink } from './watch-link.ts'

/** Queue and store, and what must be closed after the queue. */
export interface Storage {
  readonly queue: Queue
  readonly store: Store
  /** True where jobs outlive the process. */
  readonly lasting: boolean
  readonly close: () => Promise<void>
}

/**
 * In the Redis that is configured; else in a private one; else in memory. Rejects when Redis refuses the password: waiting would not help.
 */
export async function openStorage(
  config: Pick<Config, 'redisUrl' | 'data'>,
  options: QueueOptions,
  log: Log,
): Promise<Storage> {
  if (config.redisUrl) return openInRedis(config.redisUrl, options, log)
  const { startPrivateRedis } = await import('../queue/private-redis.ts')
  const onEnd = (reason: string) => log.warn({ reason }, 'the private Redis ended by itself and is started again')
  const redis = await startPrivateRedis({ data: config.data, onEnd })
  if (!redis) return openInMemory(options, log)
  log.info({ socket: redis.socket }, 'a private Redis keeps jobs, votes and settings in ASKSTACK_DATA')
  const { close, ...storage } = await openInRedis(redis.socket, options, log)
  return {
    ...storage,
    async close() {
      await close()
      await redis.stop()
    },
  }
}

async function openInRedis(redis: string, options: QueueOptions, log: Log): Promise<Storage> {
  const [{ openRedisQueue }, { openRedisStore }, { checkRedis }] = await Promise.all([
    import('../queue/bullmq.ts'),
    import('../store/redis.ts'),
    import('../queue/check-redis.ts'),
  ])
  const refusal = await checkRedis(redis)
  if (refusal) throw new Error(`REDIS_URL → Redis refuses it: ${refusal}. Put the right user and password into it`)
  const watch = watchLink('Redis', log)
  const onTrouble = (err: Error) => log.debug({ err }, 'the queue had trouble and goes on')
  const queue = openRedisQueue({ ...options, redis, onLink: watch('queue'), onTrouble })
  const store = openRedisStore({ redis, onLink: watch('store') })
  return { queue, store, lasting: true, close: () => store.close() }
}

async function openInMemory(options: QueueOptions, log: Log): Promise<Storage> {
  const [{ openMemoryQueue }, { openMemoryStore }] = await Promise.all([
    import('../queue/memory.ts'),
    import('../store/memory.ts'),
  ])
  log.warn(
    {},
    'without Redis: unsent answers, votes, gaps and channel rules are lost when the bot stops, and only one bot process may run; install redis-server or set REDIS_URL to keep them',
  )
  const [queue, store] = [openMemoryQueue(options), openMemoryStore()]
  return { queue, store, lasting: false, close: () => store.close() }
}
