import { DiscordAPIError, type REST, Routes } from 'discord.js'

const week = 10_080
const stands = 160_004
const forbidden = new Set([50_001, 50_013, 50_024, 160_005])
const openedBy = new WeakMap<REST, Set<string>>()
const most = 1_000

/** The thread that hangs on a message, which bears the message's id; undefined where the bot may open none. */
export async function openThread(
  rest: REST,
  channel: string,
  message: string,
  name: string,
): Promise<string | undefined> {
  const opened = openedBy.get(rest) ?? new Set<string>()
  openedBy.set(rest, opened)
  if (opened.has(message)) return message
  try {
    await rest.post(Routes.threads(channel, message), { body: { name, auto_archive_duration: week } })
  } catch (error) {
    if (!(error instanceof DiscordAPIError)) throw error
    if (forbidden.has(Number(error.code))) return undefined
    if (error.code !== stands) throw error
  }
  opened.add(message)
  if (opened.size > most) opened.delete(opened.values().next().value as string)
  return message
}
