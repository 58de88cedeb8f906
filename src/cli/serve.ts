import { Command } from 'commander'
import { chatInTerminal } from './chat.ts'

/** `askstack serve`: the bot. */
export function serveCommand(): Command {
  return new Command('serve')
    .description('run the bot; without tokens in the environment it is a chat in this terminal')
    .action(chatInTerminal)
}
