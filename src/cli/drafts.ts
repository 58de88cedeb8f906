import { Command } from 'commander'
import { exportDrafts } from './export-drafts.ts'
import { printJson, UsageError } from './json-lines.ts'
import { allDrafts, draftNamed, oneLine } from './stored-drafts.ts'
import { withStore } from './with-redis.ts'

const examples = `
A draft is a solved failure, or the answer to a question that had none. It is proposed and reviewed in a chat; accepted, it is a team note: its
workspace gets it at once, and askstack ask and diagnose find it too. Exported, it is the file of a pull request for the knowledge folder.

Examples:
  askstack drafts list
  askstack drafts accept d1a2b3c4
  askstack drafts export d1a2b3c4                          prints the file
  askstack drafts export --all --into kb/                  writes a file for every team note that is in use
  askstack drafts export d1a2b3c4 --folder nova --source https://docs.openstack.org/nova/latest/ --into kb/
`

interface Options {
  readonly json?: boolean
}

/** `askstack drafts`: what was solved, on its way into the knowledge. */
export function draftsCommand(): Command {
  const json = ['--json', 'print one JSON object'] as const
  const command = new Command('drafts')
    .description('list, review and export what teams wrote down')
    .addHelpText('after', examples)
  const sub = (name: string, description: string) => {
    const made = new Command(name)
      .description(description)
      .option(...json)
      .addHelpText('after', examples)
    command.addCommand(made)
    return made
  }
  sub('list', 'drafts and team notes of all teams').action(list)
  sub('export', 'write the Markdown file of a draft, or of every team note in use')
    .argument('[id]')
    .option('--all', 'every team note that is in use')
    .option('--into <kb>', 'write into this knowledge folder; never over a file that exists')
    .option('--folder <name>', 'the folder under errors/ or notes/ (default: guessed from the log)')
    .option(
      '--source <address>',
      'the page that its facts were checked against (default: the channel where it was solved)',
    )
    .action(exportDrafts)
  sub('accept', 'take a draft into use')
    .argument('<id>')
    .action((id: string, options: Options) => decide(id, 'accepted', options))
  sub('maintainers', 'show or set who accepts the drafts of a team')
    .argument('<team>', 'as askstack drafts list names it: slack:T0123')
    .argument('[member...]', 'member ids; "nobody": whoever is in the channel, but the author')
    .action(maintainers)
  sub('reject', 'turn a draft down, or take a team note out of use')
    .argument('<id>')
    .action((id: string, options: Options) => decide(id, 'rejected', options))
  return command
}

async function list({ json }: Options): Promise<void> {
  const { titleOf } = await import('../bot/drafts.ts')
  const drafts = await withStore(allDrafts)
  if (json) return printJson(drafts)
  for (const draft of drafts) {
    const { id, state, kind, team, channel, by, at } = draft
    const parts = [
      id,
      state,
      kind,
      team,
      channel,
      new Date(at).toISOString().slice(0, 10),
      by.name,
      titleOf(draft, 'en'),
    ]
    process.stdout.write(`${parts.map(oneLine).join('\t')}\n`)
  }
  if (drafts.length === 0)
    process.stderr.write('no drafts yet; mark a failure as solved in its thread, and propose it there\n')
}

async function decide(id: string, state: 'accepted' | 'rejected', { json }: Options): Promise<void> {
  const { decideDraft } = await import('../bot/decide-draft.ts')
  const decided = await withStore(async (store) => {
    const by = { id: 'askstack', name: 'askstack drafts' }
    return decideDraft(store, await draftNamed(store, id), { state, by, at: Date.now() })
  })
  if (decided.kind === 'full')
    throw new Error('500 team notes are in use, and no more are kept; export some and reject them')
  if (json) return printJson({ id, state })
  process.stdout.write(`${id} is ${state}\n`)
}

async function maintainers(team: string, members: readonly string[], { json }: Options): Promise<void> {
  const { maintainersOf, setMaintainers } = await import('../bot/maintainers.ts')
  const ids = members.filter((member) => member !== 'nobody')
  if (ids.some((id) => !/^\w{3,20}$/.test(id)))
    throw new UsageError('members are named by their ids, for example U0123ABCD')
  const now = await withStore(async (store) => {
    if (members.length > 0) await setMaintainers(store, team, ids)
    return maintainersOf(store, team)
  })
  if (json) return printJson({ team, maintainers: now })
  process.stdout.write(
    now.length > 0 ? `${now.join('\n')}\n` : 'nobody: whoever is in the channel may accept a draft, but its author\n',
  )
}
