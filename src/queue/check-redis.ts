import { Redis } from 'ioredis'

/** Why Redis does not let us in, in its own words; nothing when it does, or cannot be reached now. */
export async function checkRedis(address: string): Promise<string | undefined> {
  const redis = new Redis(address, {
    lazyConnect: true,
    retryStrategy: () => null,
    maxRetriesPerRequest: 0,
    connectTimeout: 3_000,
    commandTimeout: 3_000,
    enableReadyCheck: false,
  })
  let refusal: string | undefined
  const note = (error: unknown) => {
    const { message } = error as Error
    if (/^(WRONGPASS|NOAUTH|NOPERM|ERR .*(AUTH|password))/.test(message)) refusal = message
  }
  redis.on('error', note)
  try {
    await redis.connect()
    await redis.ping()
  } catch (error) {
    note(error)
  } finally {
    redis.disconnect()
  }
  return refusal
}
