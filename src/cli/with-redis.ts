import type { Config } from '../config.ts'
import type { Store } from '../store/store.ts'

/** Connections that never answer are given up after this, with the reason. */
const patience = 5_000

export interface RedisPlace {
  /** redis://…, or the path of a socket. */
  readonly redis: string
  readonly config: Config
}

/** Does something with the Redis that is configured, or with the private one in ASKSTACK_DATA, which the bot may be using right now. */
async function withRedis<Result>(act: (place: RedisPlace) => Promise<Result>): Promise<Result> {
  const [{ loadConfig }, { checkRedis }, { startPrivateRedis }] = await Promise.all([
    import('../config.ts'),
    import('../queue/check-redis.ts'),
    import('../queue/private-redis.ts'),
  ])
  const loaded = await loadConfig()
  if (loaded.kind === 'mistakes') throw new Error(['the settings have mistakes:', ...loaded.mistakes].join('\n'))
  const { config } = loaded
  if (config.redisUrl) {
    const refusal = await checkRedis(config.redisUrl)
    if (refusal) throw new Error(`REDIS_URL → Redis refuses it: ${refusal}. Put the right user and password into it`)
    return act({ redis: config.redisUrl, config })
  }
  const own = await startPrivateRedis({ data: config.data, onEnd: () => {} })
  if (!own) {
    throw new Error(
      'hosts, runs, reports, drafts and jobs are kept in Redis, and there is none: install it here (apt-get install redis-server), or set REDIS_URL to the one that the bot uses',
    )
  }
  try {
    return await act({ redis: own.socket, config })
  } finally {
    await own.stop()
  }
}

/** The store of that Redis. */
export async function withStore<Result>(act: (store: Store, place: RedisPlace) => Promise<Result>): Promise<Result> {
  const { openRedisStore } = await import('../store/redis.ts')
  return withRedis(async (place) => {
    let lost = ''
    const onLink = (up: boolean, reason = '') => {
      lost = up ? '' : lost || reason
    }
    const store = openRedisStore({ redis: place.redis, onLink, patience })
    try {
      return await act(store, place)
    } catch (error) {
      throw lost ? new Error(`Redis cannot be reached: ${lost}; is REDIS_URL right, and does it run?`) : error
    } finally {
      await store.close()
    }
  })
}
