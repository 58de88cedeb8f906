#!/usr/bin/env node
/**
 * The command line: registers the commands and turns their outcome into an exit status (0 done, 1 failed, 2 wrong use).
 * What a command does stands in its own file under cli/, whose heavy imports wait until it runs.
 */
import { Command, CommanderError } from 'commander'
import { askCommand } from './cli/ask.ts'
import { chatCommand } from './cli/chat.ts'
import { diagnoseCommand } from './cli/diagnose.ts'
import { digestCommand } from './cli/digest.ts'
import { discordCommand } from './cli/discord.ts'
import { draftsCommand } from './cli/drafts.ts'
import { evalCommand } from './cli/eval.ts'
import { forgetCommand } from './cli/forget.ts'
import { hostsCommand } from './cli/hosts.ts'
import { jobsCommand } from './cli/jobs.ts'
import { UsageError } from './cli/json-lines.ts'
import { kbCheck } from './cli/kb-check.ts'
import { kbMatrix } from './cli/kb-matrix.ts'
import { kbNew } from './cli/kb-new.ts'
import { kbStale } from './cli/kb-stale.ts'
import { runsCommand } from './cli/runs.ts'
import { serveCommand } from './cli/serve.ts'

const examples = `
Examples:
  askstack serve                                 the bot; without tokens in the environment a chat in this terminal
  askstack ask what does Glance do
  askstack diagnose /opt/stack/logs/stack.sh.log
`

const program = new Command('askstack')
  .description('Answers OpenStack questions and diagnoses failed deployments, from curated notes.')
  .addHelpText('after', examples)
  .exitOverride()
  .configureOutput({ writeOut: (text) => process.stdout.write(text) })

const kb = new Command('kb')
  .description('look after the knowledge folder')
  .addCommand(kbCheck())
  .addCommand(kbMatrix())
  .addCommand(kbNew())
  .addCommand(kbStale())

for (const command of [
  serveCommand(),
  askCommand(),
  diagnoseCommand(),
  chatCommand(),
  kb,
  evalCommand(),
  discordCommand(),
  hostsCommand(),
  runsCommand(),
  digestCommand(),
  forgetCommand(),
  draftsCommand(),
  jobsCommand(),
])
  program.addCommand(command)
inherit(program)

try {
  await program.parseAsync()
} catch (error) {
  process.exitCode = statusOf(error)
}

/** Commands made apart do not inherit by themselves, and would end the process on their own. */
function inherit(parent: Command): void {
  for (const command of parent.commands) inherit(command.copyInheritedSettings(parent))
}

function statusOf(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
  process.stderr.write(`askstack: ${error instanceof Error ? error.message : String(error)}\n`)
  return error instanceof UsageError ? 2 : 1
}
