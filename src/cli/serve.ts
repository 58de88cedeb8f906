import { Command } from 'commander'
import type { Config } from '../config.ts'
import { chatInTerminal } from './chat.ts'
import { startSmall } from './start-small.ts'

const examples = `
Examples:
  askstack serve                                          without tokens: a chat in this terminal
  SLACK_BOT_TOKEN=xoxb-… SLACK_APP_TOKEN=xapp-… askstack serve
  DISCORD_TOKEN=… REDIS_URL=redis://127.0.0.1:6379 askstack serve
`

/** Where the tokens of each chat are made. */
const where = `Slack tokens are made at https://api.slack.com/apps (Bot token: OAuth & Permissions; app token and signing secret: Basic Information).
A Discord token is made at https://discord.com/developers/applications (Bot, Reset Token).`

/** `askstack serve`: the bot. */
export function serveCommand(): Command {
  return new Command('serve')
    .description('run the bot; without tokens in the environment it is a chat in this terminal')
    .addHelpText('after', examples)
    .action(serve)
}

async function serve(): Promise<void> {
  const { loadConfig } = await import('../config.ts')
  const loaded = await loadConfig()
  if (loaded.kind === 'mistakes') {
    const chats = loaded.mistakes.some((mistake) => /^(SLACK|DISCORD)_/.test(mistake))
    throw new Error(['the settings have mistakes:', ...loaded.mistakes, ...(chats ? [where] : [])].join('\n'))
  }
  const { config } = loaded
  // Who asks for a port without a terminal wants pings taken, and looks at them with `askstack runs`.
  const hasChats = config.slack || config.discord
  await (hasChats || (config.portSet && !process.stdin.isTTY) ? serveChats(config) : chatInTerminal())
}

/** Makes what diagnosing needs before anybody waits for it: an eighth of a second at once, later on, would be felt. */
const unheardOf = 'ERROR nobody has ever seen this failure'

/** Runs until SIGTERM or SIGINT; a second one ends it at once. */
async function serveChats(config: Config): Promise<void> {
  const started = startSmall()
  const [{ startBot }, { openChats, secretsOf }, { createLog }, { openWits }] = await Promise.all([
    import('../main.ts'),
    import('../main/open-chats.ts'),
    import('../log.ts'),
    import('./open-wits.ts'),
  ])
  const log = createLog({ level: config.logLevel, secrets: secretsOf(config) })
  const asked = new Promise<NodeJS.Signals>((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, resolve)
  })
  const [wits, chats] = await Promise.all([openWits(), openChats(config, log)])
  await wits.examine(unheardOf)
  const bot = await startBot({ config, wits, chats, log })
  started()
  log.info({ chats: chats.map(({ name }) => name) }, 'Askstack runs')
  const signal = await asked
  log.info({ signal }, 'finishing what was begun')
  await bot.stop()
  log.info({}, 'stopped')
}
