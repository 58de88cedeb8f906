import { Command } from 'commander'
import type { Ear } from '../chat/console/console.ts'
import { startSmall } from './start-small.ts'

/** `askstack chat`: the bot in this terminal. */
export function chatCommand(): Command {
  return new Command('chat')
    .description('talk to the bot in this terminal: ask, paste a log, /diagnose PATH, /report, /digest')
    .action(chatInTerminal)
}

/** Ends with the input, `/quit` or Ctrl-C. */
export async function chatInTerminal(): Promise<void> {
  const started = startSmall()
  const [{ replyTo }, { looksLikeLog }, { openWits }, { openConsole }, { readLogFile }, { openTerminalWeek }] =
    await Promise.all([
      import('../bot/reply-to.ts'),
      import('../bot/looks-like-log.ts'),
      import('./open-wits.ts'),
      import('../chat/console/console.ts'),
      import('./read-log.ts'),
      import('./terminal-week.ts'),
    ])
  const wits = await openWits()
  const week = await openTerminalWeek(wits)
  started()
  const earlier: string[] = []
  const onSaid: Ear['onSaid'] = async (said) => {
    const ofTheWeek = said.log ? undefined : await week(said.text)
    if (ofTheWeek !== undefined) return ofTheWeek
    const reply = await replyTo(wits, { ...said, earlier })
    if (said.text && reply.kind === 'answered') earlier.push(said.text)
    if (earlier.length > 3) earlier.shift()
    return reply.markdown
  }
  const isWhole = (text: string): boolean => looksLikeLog(text) || /^\/(report|digest)\b/.test(text)
  await openConsole({ input: process.stdin, output: process.stdout }, { onSaid, readLog: readLogFile, isLog: isWhole })
}
