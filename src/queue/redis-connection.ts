import { Redis } from 'ioredis'

/** Told when the connection is lost (with the reason) and when it stands again; more than once for the same loss. */
export type OnLink = (up: boolean, reason?: string) => void

/** Reconnects for ever, every two seconds at the latest; commands wait for it. `address`: redis://…, or the path of a socket. */
export function connectRedis(address: string, onLink: OnLink): Redis {
  const redis = new Redis(address, {
    maxRetriesPerRequest: null,
    retryStrategy: (tries) => Math.min(250 * tries, 2_000),
    connectTimeout: 5_000,
  })
  redis.on('error', (error: Error) => onLink(false, error.message))
  redis.on('close', () => onLink(false, 'the connection was closed'))
  redis.on('ready', () => onLink(true))
  return redis
}
