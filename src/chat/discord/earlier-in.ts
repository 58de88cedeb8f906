import type { AnyThreadChannel, Message } from 'discord.js'

const most = 20
const longest = 4_000
const mostSeen = 2_000

/** What people wrote in a thread before this message, oldest first; only the first time, for a thread that is not in `seen` yet. */
export async function earlierIn(thread: AnyThreadChannel, before: Message, seen: Set<string>): Promise<string[]> {
  if (seen.has(thread.id)) return []
  seen.add(thread.id)
  if (seen.size > mostSeen) seen.delete(seen.values().next().value as string)
  try {
    const messages = await thread.messages.fetch({ limit: most, before: before.id, cache: false })
    const start = messages.size < most ? await thread.fetchStarterMessage().catch(() => null) : null
    const texts = [...messages.values()].toReversed().filter(({ author }) => !author.bot)
    return [start, ...texts].flatMap((one) => (one?.content ? [one.content.slice(0, longest)] : []))
  } catch {
    return []
  }
}
