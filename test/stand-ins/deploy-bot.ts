/** The bot with its intake as a process of its own: `deploy-bot.ts REDIS FOLDER`; prints its port. */
import { openWits } from '../../src/cli/open-wits.ts'
import { createLog } from '../../src/log.ts'
import { startBot } from '../../src/main.ts'
import { fileChat } from './file-chat.ts'

const [redisUrl = '', folder = ''] = process.argv.slice(2)
const bot = await startBot({
  config: { redisUrl, data: folder, port: 0, channels: { deploys: ['console:board'], digest: [] } },
  wits: await openWits(),
  chats: [fileChat(folder)],
  log: createLog({ level: 'fatal', secrets: [] }),
})
process.once('SIGTERM', () => bot.stop())
process.stdout.write(`${bot.port}\n`)
