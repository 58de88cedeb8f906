import { stat } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { Wits } from '../bot/reply-to.ts'
import { storePlace } from '../config.ts'
import { socketOf } from '../queue/socket-of.ts'
import type { Store } from '../store/store.ts'
import { UsageError } from './json-lines.ts'
import { openWits } from './open-wits.ts'

/** A question must not wait longer for a Redis that is away. */
const patience = 2_000

/** What ships, and a team's own notes where there is a store that may hold some; without one as quick as ever. */
export async function openWitsOf(team: string | undefined): Promise<Wits> {
  const [wits, own] = await Promise.all([openWits(), ownKnowledge(team)])
  if (!own) return wits
  const { widen } = await import('../bot/team-wits.ts')
  return widen(wits, own)
}

type Own = Awaited<ReturnType<typeof readTeam>>

async function ownKnowledge(team: string | undefined): Promise<Own> {
  const place = await openPlace()
  if (!place) {
    if (team) throw new UsageError('team notes are kept in Redis: set REDIS_URL to the one that the bot uses')
    return undefined
  }
  const { openRedisStore } = await import('../store/redis.ts')
  let lost = ''
  const onLink = (up: boolean, reason = '') => {
    lost = up ? '' : lost || reason
  }
  const store = openRedisStore({ redis: place.redis, onLink, patience })
  try {
    return await readTeam(store, team)
  } catch (error) {
    if (team) throw lost ? new Error(`Redis cannot be reached: ${lost}; is REDIS_URL right, and does it run?`) : error
    process.stderr.write(`askstack: team notes are left out: ${lost || (error as Error).message}\n`)
    return undefined
  } finally {
    await store.close()
    await place.stop()
  }
}

interface Place {
  readonly redis: string
  stop(): Promise<void>
}

/** The Redis that is configured, or a private one: that runs, or that was used in the data folder that is named. */
async function openPlace(): Promise<Place | undefined> {
  const { redisUrl, data, chosen } = storePlace()
  if (redisUrl) return { redis: redisUrl, stop: async () => {} }
  const folder = resolve(data)
  const used = (await exists(socketOf(folder))) || (chosen && (await exists(join(folder, 'appendonlydir'))))
  if (!used) return undefined
  const { startPrivateRedis } = await import('../queue/private-redis.ts')
  const own = await startPrivateRedis({ data, onEnd: () => {} })
  return own && { redis: own.socket, stop: own.stop }
}

const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  )

async function readTeam(store: Store, wanted: string | undefined) {
  const { draftsInUse, teamVersions } = await import('../bot/drafts.ts')
  const versions = await teamVersions(store)
  const used = [...versions.keys()].filter((team) => (versions.get(team) ?? 0) > 0).sort()
  const isWanted = (team: string) => team === wanted || team.slice(team.indexOf(':') + 1) === wanted
  const [team, other] = wanted ? [...versions.keys()].filter(isWanted) : used
  if (wanted && !team) throw new UsageError(`no team ${wanted} has notes; there are: ${used.join(', ') || 'none'}`)
  if (other) {
    process.stderr.write(`askstack: several teams have notes, none is used; choose with --team: ${used.join(', ')}\n`)
    return undefined
  }
  if (!team) return undefined
  const { knowledgeOf } = await import('../bot/team-knowledge.ts')
  return knowledgeOf(await draftsInUse(store, team))
}
