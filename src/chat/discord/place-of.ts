import type { BaseInteraction, Message } from 'discord.js'
import type { Person, Place } from '../../message.ts'
import { speechOf } from './speech-of.ts'

/** Where it happened; a thread belongs to the channel it hangs on. */
export function placeOf({ channel, channelId, guildId }: Message | BaseInteraction): Place {
  const shared = { chat: 'discord', team: guildId ?? '', direct: guildId === null } as const
  if (channel?.isThread() && channel.parentId) return { ...shared, channel: channel.parentId, thread: channel.id }
  const name = channel && 'name' in channel ? channel.name : undefined
  return { ...shared, channel: channelId ?? '', ...(name && { name }) }
}

/** Discord tells the language of who uses a command; of who writes a message only that of the server. */
export function authorOf({ author, member, guild }: Message): Person {
  const locale = guild?.preferredLocale.startsWith('zh') ? 'zh' : undefined
  return { id: author.id, name: member?.displayName ?? author.displayName, ...(locale && { locale }) }
}

export function userOf({ user, member, locale }: BaseInteraction): Person {
  const speech = speechOf(locale)
  const nick = member && 'displayName' in member ? member.displayName : undefined
  return { id: user.id, name: nick ?? user.displayName, ...(speech && { locale: speech }) }
}
