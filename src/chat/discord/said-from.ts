import { type Message, MessageType } from 'discord.js'
import type { Said } from '../../message.ts'
import { writeAddress } from './address.ts'
import { contentOf } from './content-of.ts'
import { earlierIn } from './earlier-in.ts'
import { authorOf, placeOf } from './place-of.ts'

/** What a message means to the bot `me`, that has read the threads in `seen`; nothing for those of programs and of Discord itself. */
export async function saidFrom(message: Message, me: string, seen: Set<string>): Promise<Said | undefined> {
  const { author, channel, channelId, id, createdTimestamp, type, webhookId } = message
  const spoken = type === MessageType.Default || type === MessageType.Reply
  if (author.bot || webhookId || !spoken) return undefined
  const by = addressed(message, me)
  const own = contentOf(message)
  const answered = by === 'overheard' ? undefined : await answeredBy(message)
  const bare = withoutMentions(own.text, message, me)
  const { text, files } = !bare && own.files.length === 0 && answered ? contentOf(answered) : { ...own, text: bare }
  if (!text && files.length === 0 && by === 'overheard') return undefined
  const place = placeOf(message)
  const asked = answered && answered.author.id !== me && text !== answered.content ? [answered.content] : []
  return {
    kind: 'said',
    id,
    at: createdTimestamp,
    place,
    person: authorOf(message),
    to: writeAddress({ channel: channelId, ...(!place.direct && { message: id }), direct: place.direct }),
    text,
    conversation: place.direct || channel.isThread() ? channelId : `${channelId}:${author.id}`,
    by,
    files,
    earlier: by !== 'overheard' && channel.isThread() ? await earlierIn(channel, message, seen) : asked,
  }
}

/** Discord makes the bot a member of every thread where it was mentioned or has written. */
function addressed({ guildId, channel, mentions }: Message, me: string): Said['by'] {
  if (guildId === null) return 'direct'
  if (mentions.users.has(me) || mentions.roles.some((role) => role.tags?.botId === me)) return 'mention'
  if (mentions.repliedUser?.id === me || (channel.isThread() && channel.joined)) return 'thread'
  return 'overheard'
}

/** The message that this one is an answer to, where it can be read. */
async function answeredBy(message: Message): Promise<Message | undefined> {
  if (message.type !== MessageType.Reply || !message.reference?.messageId) return undefined
  return message.fetchReference().catch(() => undefined)
}

function withoutMentions(text: string, { mentions }: Message, me: string): string {
  const roles = mentions.roles.filter((role) => role.tags?.botId === me).map((role) => `<@&${role.id}>`)
  return [`<@${me}>`, `<@!${me}>`, ...roles].reduce((rest, own) => rest.replaceAll(own, ''), text).trim()
}
