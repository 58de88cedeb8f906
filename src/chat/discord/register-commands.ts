import { type REST, Routes } from 'discord.js'
import type { Log } from '../../log.ts'
import { chatErrorOf } from './chat-error-of.ts'
import { commands } from './commands.ts'
import { tryAgain } from './try-again.ts'

/** What Discord adds of its own to a registered command. */
const added = new Set([
  'id',
  'application_id',
  'version',
  'guild_id',
  'nsfw',
  'dm_permission',
  'default_permission',
  'handler',
])
const patience = { tries: 4, wait: 500 }

/** Registers the commands where those that are registered differ. Without them the bot still answers mentions, so failing is only told. */
export async function registerCommands(rest: REST, app: string, log: Log): Promise<void> {
  const route = Routes.applicationCommands(app)
  try {
    const query = new URLSearchParams({ with_localizations: 'true' })
    const registered = await tryAgain(() => rest.get(route, { query }), patience)
    if (sameCommands(registered, commands)) return
    await tryAgain(() => rest.put(route, { body: commands }), patience)
    log.info({ count: commands.length }, 'commands are registered with Discord')
  } catch (error) {
    log.warn(
      { reason: chatErrorOf(error).message },
      'the commands could not be registered with Discord; start again to try again',
    )
  }
}

function sameCommands(registered: unknown, wanted: readonly object[]): boolean {
  if (!Array.isArray(registered)) return false
  const written = (list: readonly unknown[]) => list.map((one) => JSON.stringify(bare(one))).sort()
  return JSON.stringify(written(registered)) === JSON.stringify(written(wanted))
}

/** In one order and without what is empty, so that two ways to say the same compare as equal. */
function bare(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(bare)
  if (typeof value !== 'object' || value === null) return value
  const kept = Object.entries(value).filter(([key, one]) => !added.has(key) && !isEmpty(one))
  return Object.fromEntries(kept.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, one]) => [key, bare(one)]))
}

const isEmpty = (value: unknown): boolean =>
  value === null ||
  value === undefined ||
  value === false ||
  value === '' ||
  (Array.isArray(value) && value.length === 0)
