import type { Redis } from 'ioredis'
import type { Store, Table } from './store.ts'

type Records = Pick<Store, 'records' | 'record' | 'changeRecord'>

/** id, what was read, what is to stand (both empty for nothing), most, ttl → 1, or 0 when it was changed in between. */
const exchange = `
local id, before, after = ARGV[1], ARGV[2], ARGV[3]
if (redis.call('HGET', KEYS[1], id) or '') ~= before then return 0 end
if after == '' then
  redis.call('HDEL', KEYS[1], id)
  redis.call('ZREM', KEYS[2], id)
  return 1
end
local time = redis.call('TIME')
redis.call('HSET', KEYS[1], id, after)
redis.call('ZADD', KEYS[2], time[1] * 1000000 + time[2], id)
for _, old in ipairs(redis.call('ZRANGE', KEYS[2], 0, -(ARGV[4] + 1))) do
  redis.call('HDEL', KEYS[1], old)
  redis.call('ZREM', KEYS[2], old)
end
if ARGV[5] ~= '0' then
  redis.call('PEXPIRE', KEYS[1], ARGV[5])
  redis.call('PEXPIRE', KEYS[2], ARGV[5])
end
return 1
`

/** The tables of a store in Redis: a hash of the records beside their times. */
export function redisRecords(redis: Redis, prefix: string): Records {
  const name = (table: string) => `${prefix}:${table}`
  // Apart, for a table may be named after anything.
  const times = (table: string) => `${prefix}-times:${table}`
  redis.defineCommand('exchangeRecord', { lua: exchange, numberOfKeys: 2 })
  const commands = redis as unknown as { exchangeRecord(...args: readonly (string | number)[]): Promise<number> }
  const put = async ({ name: table, most, ttl = 0 }: Table, id: string, before: string, after: string) =>
    (await commands.exchangeRecord(name(table), times(table), id, before, after, most, ttl)) === 1
  return {
    async records(table, limit) {
      const ids = limit > 0 ? await redis.zrevrange(times(table), 0, limit - 1) : []
      const texts = ids.length > 0 ? await redis.hmget(name(table), ...ids) : []
      return new Map(texts.flatMap((text, i) => (text ? [[ids[i] as string, JSON.parse(text)] as const] : [])))
    },
    async record(table, id) {
      const text = await redis.hget(name(table), id)
      return text === null ? undefined : JSON.parse(text)
    },
    async changeRecord(table, id, change) {
      for (;;) {
        const before = (await redis.hget(name(table.name), id)) ?? ''
        const changed = change(before ? JSON.parse(before) : undefined)
        const after = changed === undefined ? '' : JSON.stringify(changed)
        if (before === after || (await put(table, id, before, after))) return changed
      }
    },
  }
}
