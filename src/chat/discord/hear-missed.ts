import { type Client, type Message, SnowflakeUtil, type TextBasedChannel } from 'discord.js'
import type { Log } from '../../log.ts'
import { chatErrorOf } from './chat-error-of.ts'

/** What was said longer ago is over; an answer to it would only puzzle. */
const window = 15 * 60_000
const mostChannels = 200
const mostMessages = 100

/**
 * Discord tells a new session nothing of what was said while none was open. So the messages of the last quarter of an hour are read, in the
 * channels and threads that have any, and heard as if they were said now; what was heard before is known by its id.
 */
export async function hearMissed(client: Client, hear: (message: Message) => void, log: Log): Promise<void> {
  const since = SnowflakeUtil.generate({ timestamp: Date.now() - window })
  const stirred = [...client.channels.cache.values()].filter(
    (channel): channel is TextBasedChannel & { lastMessageId: string } =>
      channel.isTextBased() && 'lastMessageId' in channel && BigInt(channel.lastMessageId ?? 0) > since,
  )
  for (const channel of stirred.slice(0, mostChannels)) {
    try {
      for (const message of await missedIn(channel, String(since))) hear(message)
    } catch (error) {
      log.debug(
        { channel: channel.id, reason: chatErrorOf(error).message },
        'what was missed in a channel cannot be read',
      )
    }
  }
}

/** Oldest first, without those that the bot has answered. */
async function missedIn(channel: TextBasedChannel, since: string): Promise<Message[]> {
  const found = await channel.messages.fetch({ after: since, limit: mostMessages, cache: false })
  const own = found.filter(({ author, client }) => author.id === client.user.id)
  const answered = new Set(own.map(({ reference }) => reference?.messageId))
  return [...found.values()].filter(({ id }) => !own.has(id) && !answered.has(id)).toReversed()
}
