/**
 * The store in Redis, for any number of processes. Everything in it is bounded in number or in time.
 */
import { Redis } from 'ioredis'
import { redisRecords } from './redis-records.ts'
import type { ChannelRule, Gap, Store, Vote } from './store.ts'

export interface RedisStoreOptions {
  /** redis://…, or the path of a socket. */
  readonly redis: string
  readonly prefix?: string
  /** Told when the connection is lost (with the reason) and when it stands again. */
  readonly onLink: (up: boolean, reason?: string) => void
  /** A command that takes longer rejects. */
  readonly patience?: number
}

const mostVotes = 100_000
const mostGaps = 10_000

export function openRedisStore({
  prefix = 'askstack',
  redis: address,
  onLink,
  patience = 5_000,
}: RedisStoreOptions): Store {
  const redis = new Redis(address, {
    retryStrategy: (tries) => Math.min(250 * tries, 2_000),
    maxRetriesPerRequest: null,
    connectTimeout: 5_000,
    commandTimeout: patience,
    enableAutoPipelining: true,
  })
  let closing = false
  const link = (up: boolean, reason?: string) => closing || onLink(up, reason)
  redis.on('error', (error: Error) => link(false, error.message))
  redis.on('close', () => link(false, 'the connection was closed'))
  redis.on('ready', () => link(true))
  const name = (...parts: readonly string[]) => [prefix, ...parts].join(':')
  const votes = newestOf<Vote>(redis, name('votes'), mostVotes)
  const gaps = newestOf<Gap>(redis, name('gaps'), mostGaps)
  return {
    once: async (key, ttl) => (await redis.set(name('once', key), 1, 'PX', ttl, 'NX')) === 'OK',
    async remember(key, value, ttl) {
      await redis.set(name('fact', key), JSON.stringify(value), 'PX', ttl)
    },
    async recall(key) {
      const text = await redis.get(name('fact', key))
      return text === null ? undefined : JSON.parse(text)
    },
    channelRule: async (channel) =>
      ((await redis.hget(name('rules'), channel)) ?? undefined) as ChannelRule | undefined,
    async setChannelRule(channel, rule) {
      await redis.hset(name('rules'), channel, rule)
    },
    addVote: (vote) => votes.add(JSON.stringify([vote.reply, vote.person]), vote),
    votes: (since) => votes.since(since),
    addGap: (gap) => gaps.add(gap.id, gap),
    gaps: (limit) => gaps.newest(limit),
    forget: async (person) => ({ votes: await votes.removeOf(person), gaps: await gaps.removeOf(person) }),
    ...redisRecords(redis, name('table')),
    async close() {
      closing = true
      redis.disconnect()
    },
  }
}

/** Adds or replaces one by its id, and drops the oldest beyond so many. */
const addScript = `
redis.call('HSET', KEYS[1], ARGV[1], ARGV[2])
redis.call('ZADD', KEYS[2], ARGV[3], ARGV[1])
for _, id in ipairs(redis.call('ZRANGE', KEYS[2], 0, -(ARGV[4] + 1))) do
  redis.call('HDEL', KEYS[1], id)
  redis.call('ZREM', KEYS[2], id)
end
`

/** Things with an id and a time, of which the newest are kept. */
function newestOf<Thing extends { readonly at: number; readonly person?: string }>(
  redis: Redis,
  key: string,
  most: number,
) {
  const times = `${key}:at`
  const read = async (ids: readonly string[]) => {
    const texts = ids.length > 0 ? await redis.hmget(key, ...ids) : []
    return texts.flatMap((text) => (text ? [JSON.parse(text) as Thing] : []))
  }
  return {
    async add(id: string, thing: Thing): Promise<void> {
      await redis.eval(addScript, 2, key, times, id, JSON.stringify(thing), thing.at, most)
    },
    /** Gives how many there were. */
    async removeOf(person: string): Promise<number> {
      const texts = Object.entries(await redis.hgetall(key))
      const own = texts.filter(([, text]) => (JSON.parse(text) as Thing).person === person).map(([id]) => id)
      if (own.length > 0)
        await redis
          .multi()
          .hdel(key, ...own)
          .zrem(times, ...own)
          .exec()
      return own.length
    },
    since: async (at: number) => read(await redis.zrangebyscore(times, at, '+inf')),
    newest: async (limit: number) => read(limit > 0 ? await redis.zrevrange(times, 0, limit - 1) : []),
  }
}
