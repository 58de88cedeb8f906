import { afterAll, expect, test } from 'vitest'
import { discordChat } from '../../src/chat/discord/discord.ts'
import { slackChat } from '../../src/chat/slack/slack.ts'
import { createLog } from '../../src/log.ts'
import { addHost } from '../../src/main/hosts.ts'
import { startBot } from '../../src/main.ts'
import { openRedisStore } from '../../src/store/redis.ts'
import { agent, folder, runCommand } from '../agent/run-agent.ts'
import { wits } from '../bot/open-bot.ts'
import { startRedis } from '../redis-server.ts'
import { DiscordStandIn } from '../stand-ins/discord.ts'
import { ids } from '../stand-ins/discord-objects.ts'
import { SlackStandIn } from '../stand-ins/slack.ts'
import { slackIds } from '../stand-ins/slack-payloads.ts'
import { fakeStack } from './open-deploys.ts'

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
afterAll(async () => {
  await bot.stop()
  await store.close()
  await Promise.all([slack.stop(), discord.stop(), server.stop()])
})

const wait = { timeout: 20_000, interval: 100 }
const inSlack = () => slack.messages().map((message) => JSON.stringify(message))
const inDiscord = () => discord.posted().map((message) => JSON.stringify(message))

test('a deployment that fails and then succeeds is one message in Slack and one in Discord, each with the fix under it', async () => {
  const env = {
    ASKSTACK_URL: `http://127.0.0.1:${bot.port}`,
    ASKSTACK_TOKEN: (await addHost(store, 'controller', Date.now())) ?? '',
    ASKSTACK_HOST: 'controller',
    ASKSTACK_SPOOL: folder(),
  }
  const run = (ending: 'fails' | 'succeeds') =>
    runCommand([agent, 'run', '--name', 'prod', '--', fakeStack(ending)], { env })
  const failing = run('fails')
  for (const messages of [inSlack, inDiscord]) {
    await expect.poll(() => messages().length, wait).toBe(1)
    expect(messages()[0]).toContain('running')
  }
  expect((await failing).code).toBe(1)
  for (const messages of [inSlack, inDiscord]) {
    await expect.poll(() => messages().length, wait).toBe(2)
    expect(messages()[1]).toContain('sudo pip install --upgrade setuptools')
    expect(messages()[1]).toContain('./stack.sh')
    await expect.poll(() => messages()[0], wait).toContain('failed')
  }
  const [board, entry] = slack.messages()
  expect(entry?.thread_ts).toBe(board?.ts)
  await run('succeeds')
  for (const messages of [inSlack, inDiscord]) {
    await expect.poll(() => messages()[0], wait).toContain('succeeded')
    await expect.poll(() => messages().length, wait).toBe(3)
    expect(messages()[2]).toContain('Resolved')
  }
}, 120_000)
