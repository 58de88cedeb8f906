/** The bot as a process of its own in a chat made of files: `file-bot.ts FOLDER`. */
import { join } from 'node:path'
import { openWits } from '../../src/cli/open-wits.ts'
import { createLog } from '../../src/log.ts'
import { startBot } from '../../src/main.ts'
import { fileChat } from './file-chat.ts'

const folder = process.argv[2] as string
const log = createLog({ level: 'info', secrets: [] })
const bot = await startBot({
  config: { data: join(folder, 'data') },
  wits: await openWits(),
  chats: [fileChat(folder)],
  log,
})
process.once('SIGTERM', () => bot.stop())
