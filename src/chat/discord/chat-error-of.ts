import { DiscordAPIError, HTTPError, RateLimitError } from 'discord.js'
import { ChatError } from '../chat-error.ts'

export const portal = 'https://discord.com/developers/applications'

/** https://docs.discord.com/developers/topics/opcodes-and-status-codes#json */
const advice: Readonly<Record<number, string>> = {
  10003: 'this channel is gone, or hidden from the bot; give it "View Channel" there',
  10004: 'the bot is no member of this server; invite it with `askstack discord invite`',
  10008: 'this message is gone',
  50001: 'the bot may not see this channel; give it "View Channel" there',
  50006: 'nothing of the message would show; give the bot "Embed Links" in this channel',
  50007: 'this member takes no direct messages; they must allow them for this server',
  50013:
    'the bot may not write here; give it "Send Messages" ("Send Messages in Threads" in a thread), "Embed Links" and "Read Message History"',
  50035: 'the message breaks a rule of Discord; that is a fault of this program, please report it',
  50083: 'this thread is archived; open it again',
  160002: 'the bot may not answer a message here; give it "Read Message History"',
}

/** Why Discord did not do what was asked; permanent where another try cannot help. */
export function chatErrorOf(cause: unknown): ChatError {
  if (cause instanceof ChatError) return cause
  if (cause instanceof RateLimitError) {
    return new ChatError('Discord asks to wait', { permanent: false, retryAfter: Math.ceil(cause.retryAfter), cause })
  }
  if (cause instanceof DiscordAPIError) return refusal(cause)
  if (cause instanceof HTTPError) {
    return new ChatError(`Discord is in trouble (status ${cause.status})`, { permanent: false, cause })
  }
  if (cause instanceof Error && cause.message.startsWith('Expected token')) return revoked(cause)
  return new ChatError('the connection to Discord broke', { permanent: false, cause })
}

/** The words for a token that Discord does not take. */
export function revoked(cause?: unknown): ChatError {
  return new ChatError(
    `Discord rejects DISCORD_TOKEN; make a new one at ${portal} → your application → Bot → Reset Token`,
    { permanent: true, cause },
  )
}

function refusal(cause: DiscordAPIError): ChatError {
  if (cause.status === 401) return revoked(cause)
  const code = Number(cause.code)
  const text = advice[code] ?? cause.message.split('\n')[0]?.slice(0, 200) ?? ''
  return new ChatError(`Discord refused it (${code || cause.status}): ${text}`, {
    permanent: cause.status !== 408,
    cause,
  })
}

/** True where the interaction is not there any more, or never was answered in time. */
export function isExpired(error: unknown): boolean {
  return error instanceof DiscordAPIError && [10008, 10015, 10062, 50027].includes(Number(error.code))
}
