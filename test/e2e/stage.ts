import { startRedis, type TestRedis } from '../redis-server.ts'
import { DiscordStandIn } from '../stand-ins/discord.ts'
import { type Json, SlackStandIn } from '../stand-ins/slack.ts'
import { type BotProcess, freePort, startBotProcess } from './bot-process.ts'
import type { Tell } from './slack-member.ts'

/** Both stand-ins, a real Redis, and the built bot between them. */
export interface Stage {
  readonly slack: SlackStandIn
  readonly discord: DiscordStandIn
  readonly redis: TestRedis
  readonly env: Readonly<Record<string, string>>
  /** Where Slack sends its requests in HTTP mode. */
  readonly events: string
  readonly tell: Tell
  bot: BotProcess
  /** Ends the bot and starts it anew. */
  restart(signal: NodeJS.Signals): Promise<void>
  stop(): Promise<void>
}

/** In Socket Mode, or in HTTP mode and without Discord; `more` is added to the environment. */
export async function openStage(
  mode: 'socket' | 'http' = 'socket',
  more: Readonly<Record<string, string>> = {},
): Promise<Stage> {
  const [slack, discord, redis] = await Promise.all([
    new SlackStandIn().start(),
    new DiscordStandIn().start(),
    startRedis(),
  ])
  const port = await freePort()
  const events = `http://127.0.0.1:${port}/slack/events`
  const env = {
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_API_URL: slack.apiUrl,
    REDIS_URL: redis.socket,
    PORT: String(port),
    ...(mode === 'http'
      ? { SLACK_SIGNING_SECRET: slack.signingSecret }
      : { SLACK_APP_TOKEN: slack.appToken, DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.api }),
    ...more,
  }
  const stopRest = async (error: Error): Promise<never> => {
    await Promise.all([slack.stop(), discord.stop(), redis.stop()])
    throw error
  }
  const stage: Stage = {
    slack,
    discord,
    redis,
    env,
    events,
    tell: mode === 'http' ? overHttp(slack, events) : (type, payload) => slack.send(type, payload),
    bot: await startBotProcess(env).catch(stopRest),
    async restart(signal) {
      await stage.bot.end(signal)
      stage.bot = await startBotProcess(env)
    },
    async stop() {
      await stage.bot.end('SIGTERM')
      await Promise.all([slack.stop(), discord.stop()])
      await redis.stop()
    },
  }
  return stage
}

/** Rejects where the request is not taken. */
function overHttp(slack: SlackStandIn, events: string): Tell {
  return async (_, payload) => {
    const response = await slack.post(events, payload)
    if (!response.ok) throw new Error(`not acknowledged: ${response.status}`)
    const body = await response.text()
    return body.startsWith('{') ? (JSON.parse(body) as Json) : {}
  }
}
