import { Command } from 'commander'
import { printJson, UsageError } from './json-lines.ts'
import { withStore } from './with-redis.ts'

const examples = `
USER is the member's id: in Slack profile → ⋮ → Copy member ID (U0123ABC), in Discord with developer mode: Copy User ID.
Taken away: weekly reports and unsent ones, places on rosters, votes, questions that had no answer, and drafts that wait (those in use lose the name). What the bot posted stays in
the chat until it is deleted there; what it remembers of a conversation goes by itself within 30 days.

Examples:
  askstack forget U0123ABC
  askstack forget 400000000000000001 --json    {"user","rosters","reports","votes","questions","drafts"}
`

/** `askstack forget`: takes away what is kept of a member. */
export function forgetCommand(): Command {
  return new Command('forget')
    .description('take away what is kept of a member: reports, roster, votes, questions, drafts')
    .argument('<user>', "the member's id in the chat")
    .option('--json', 'print one JSON object')
    .addHelpText('after', examples)
    .action(run)
}

async function run(user: string, { json }: { readonly json?: boolean }): Promise<void> {
  const id = user.replace(/^(slack|discord):/, '')
  if (!/^[A-Za-z0-9]{2,40}$/.test(id)) {
    throw new UsageError(`"${user}" is no member's id; it looks like U0123ABC (Slack) or 400000000000000001 (Discord)`)
  }
  const { forget } = await import('../bot/week/forget.ts')
  const gone = await withStore((store, { config }) => forget(store, id, Date.now(), config.retention))
  if (json) return printJson({ user: id, ...gone })
  const { rosters, reports, votes, questions, drafts } = gone
  process.stdout.write(
    `taken away of ${id}: ${reports} reports, ${rosters} places on rosters, ${votes} votes, ${questions} questions, ${drafts} drafts\n`,
  )
}
