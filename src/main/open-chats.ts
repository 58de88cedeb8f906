import type { Chat } from '../chat/chat.ts'
import type { Config } from '../config.ts'
import type { Log } from '../log.ts'

/** The chats whose tokens are configured. Their client libraries are loaded only for them. */
export async function openChats({ slack, discord }: Config, log: Log): Promise<Chat[]> {
  const [slackDoor, discordDoor] = await Promise.all([
    slack && import('../chat/slack/slack.ts'),
    discord && import('../chat/discord/discord.ts'),
  ])
  const chats: Chat[] = []
  if (slack && slackDoor) chats.push(slackDoor.slackChat({ ...slack, log }))
  if (discord && discordDoor) chats.push(discordDoor.discordChat({ ...discord, log }))
  return chats
}

/** Every secret of a configuration: what must never show. */
export function secretsOf({ slack, discord, redisUrl }: Config): string[] {
  const inSlack = slack && [slack.botToken, slack.mode === 'socket' ? slack.appToken : slack.signingSecret]
  const password = redisUrl && URL.canParse(redisUrl) ? decodeURIComponent(new URL(redisUrl).password) : ''
  return [...(inSlack ?? []), discord?.token ?? '', password].filter(Boolean)
}
