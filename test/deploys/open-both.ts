import { discordChat } from '../../src/chat/discord/discord.ts'
import { slackChat } from '../../src/chat/slack/slack.ts'
import { createLog } from '../../src/log.ts'
import { startBot } from '../../src/main.ts'
import { openRedisStore } from '../../src/store/redis.ts'
import { wits } from '../bot/open-bot.ts'
import { startRedis } from '../redis-server.ts'
import { DiscordStandIn } from '../stand-ins/discord.ts'
import { ids } from '../stand-ins/discord-objects.ts'
import { SlackStandIn } from '../stand-ins/slack.ts'
import { slackIds } from '../stand-ins/slack-payloads.ts'

/** A bot in both chats on a Redis of its own, with boards in a channel of each. */
export async function openBoth() {
  const server = await startRedis()
  const [slack, discord] = [await new SlackStandIn().start(), await new DiscordStandIn().start()]
  const log = createLog({ level: 'error', secrets: [] })
  const store = openRedisStore({ redis: server.socket, onLink: () => {} })
  const channels = { deploys: [`slack:${slackIds.channel}`, `discord:${ids.channel}`], digest: [] }
  const { botToken, appToken, apiUrl } = slack
  const bot = await startBot({
    config: { redisUrl: server.socket, data: '/nonexistent', port: 0, channels },
    wits,
    chats: [
      slackChat({ botToken, appToken, apiUrl, log }),
      discordChat({ token: discord.token, apiUrl: discord.api, log }),
    ],
    log,
  })
  const stop = async () => {
    await bot.stop()
    await store.close()
    await Promise.all([slack.stop(), discord.stop(), server.stop()])
  }
  return { slack, discord, store, bot, stop }
}
