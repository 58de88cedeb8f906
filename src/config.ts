/**
 * Environment → Config, once, with all mistakes at once. The only file that reads the environment.
 * It opens nothing and asks no service whether a token is right; no secret is ever in a mistake.
 */
import { fileURLToPath } from 'node:url'
import type { Environment, LoadedConfig } from './read-config.ts'

export type { ChannelsConfig, Config, DiscordConfig, Environment, LoadedConfig, SlackConfig } from './read-config.ts'

/** The whole configuration. The schema is read only now: what needs the notes folder alone starts without it. */
export async function loadConfig(env: Environment = process.env): Promise<LoadedConfig> {
  const { readEnvironment } = await import('./read-config.ts')
  return readEnvironment(env, { kb: kbFolder(env), data: packaged('data') })
}

/** The notes folder: `ASKSTACK_KB`, or the one that ships with the program. */
export function kbFolder(env: Environment = process.env): string {
  return env.ASKSTACK_KB?.trim() || packaged('kb')
}

export interface StorePlace {
  readonly redisUrl?: string
  readonly data: string
  /** The data folder was named and not left to us. */
  readonly chosen: boolean
}

/** Where a store may be, unchecked: for a command that goes without one when there is none. */
export function storePlace(env: Environment = process.env): StorePlace {
  const [redisUrl, data] = [env.REDIS_URL?.trim(), env.ASKSTACK_DATA?.trim()]
  return { data: data || packaged('data'), chosen: Boolean(data), ...(redisUrl && { redisUrl }) }
}

function packaged(name: string): string {
  return fileURLToPath(new URL(`../${name}`, import.meta.url))
}
