/** The bot as a process of its own in stand-in chats, with short ticks: `week-bot.ts REDIS SLACK DISCORD CHANNELS`; says when it runs. */
import { discordChat } from '../../src/chat/discord/discord.ts'
import { slackChat } from '../../src/chat/slack/slack.ts'
import { openWits } from '../../src/cli/open-wits.ts'
import { createLog } from '../../src/log.ts'
import { startBot } from '../../src/main.ts'

const [redisUrl = '', slack = '{}', discord = '{}', digest = '[]'] = process.argv.slice(2)
const log = createLog({ level: 'warn', secrets: [] })
const bot = await startBot({
  config: { redisUrl, data: '/nonexistent', channels: { deploys: [], digest: JSON.parse(digest) } },
  wits: await openWits(),
  chats: [slackChat({ ...JSON.parse(slack), log }), discordChat({ ...JSON.parse(discord), log })],
  log,
  tick: 300,
})
process.once('SIGTERM', () => bot.stop())
process.stdout.write('Askstack runs\n')
