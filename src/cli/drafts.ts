import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Command } from 'commander'
import type { Draft } from '../bot/drafts.ts'
import type { WrittenPage } from '../knowledge/write-page.ts'
import type { Store } from '../store/store.ts'
import { printJson, UsageError } from './json-lines.ts'
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

interface ExportOptions extends Options {
  readonly all?: boolean
  readonly into?: string
  readonly folder?: string
  readonly source?: string
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

/** Names and titles come from people. */
const oneLine = (text: string): string => text.replace(/[\p{Cc}\p{Cf}]/gu, ' ')

async function allDrafts(store: Store): Promise<Draft[]> {
  const { draftsInUse, keptDrafts, teamsWithDrafts } = await import('../bot/drafts.ts')
  const found = await Promise.all(
    (await teamsWithDrafts(store)).map(async (team) => [
      ...(await keptDrafts(store, team)),
      ...(await draftsInUse(store, team)),
    ]),
  )
  return found.flat()
}

async function find(store: Store, id: string): Promise<Draft> {
  const { findDraft, teamsWithDrafts } = await import('../bot/drafts.ts')
  const found = await Promise.all((await teamsWithDrafts(store)).map((team) => findDraft(store, team, id)))
  const draft = found.find((one) => one !== undefined)
  if (!draft) throw new UsageError(`there is no draft ${id}; see askstack drafts list`)
  return draft
}

async function decide(id: string, state: 'accepted' | 'rejected', { json }: Options): Promise<void> {
  const { decideDraft } = await import('../bot/drafts.ts')
  const decided = await withStore(async (store) => {
    const by = { id: 'askstack', name: 'askstack drafts' }
    return decideDraft(store, await find(store, id), { state, by, at: Date.now() })
  })
  if (decided.kind === 'full')
    throw new Error('500 team notes are in use, and no more are kept; export some and reject them')
  if (json) return printJson({ id, state })
  process.stdout.write(`${id} is ${state}\n`)
}

async function exportDrafts(id: string | undefined, options: ExportOptions): Promise<void> {
  const { all, into, json } = options
  if (!id === !all) throw new UsageError('which draft? Give its id, or --all: askstack drafts export d1a2b3c4')
  const drafts = await withStore(async (store) =>
    id ? [await find(store, id)] : (await allDrafts(store)).filter(({ state }) => state === 'accepted'),
  )
  for (const draft of drafts) {
    const page = await pageOf(draft, options)
    const file = into === undefined ? page.file : await save(into, page)
    if (json)
      printJson({ id: draft.id, file, ...(into === undefined && { text: page.text }), lacks: lacks(draft, page) })
    else process.stdout.write(into === undefined ? page.text : `${file}\n`)
    for (const line of lacks(draft, page)) process.stderr.write(`${draft.id}: ${oneLine(line)}\n`)
  }
  if (drafts.length === 0) process.stderr.write('no team note is in use; see askstack drafts list\n')
}

async function pageOf(draft: Draft, { folder, source }: ExportOptions): Promise<WrittenPage> {
  const [{ draftPage }, { channelAddress }] = await Promise.all([
    import('../bot/draft-page.ts'),
    import('../chat/channel-address.ts'),
  ])
  const page = source ?? (channelAddress(draft.team, draft.channel) || 'https://docs.openstack.org/')
  return draftPage(draft, { source: page, folder })
}

/** What stands between the file and a clean kb check. */
function lacks({ fields: { words } }: Draft, { problems }: WrittenPage): string[] {
  return [
    ...(words.en ? [] : ['the English text is missing; write over every "FILL:"']),
    ...(words.zh ? [] : ['the Chinese text is missing; write over every "FILL:"']),
    ...problems.map(({ field, rule, got }) => `${field}: ${rule}, got ${got}`),
  ]
}

async function save(kb: string, { file, text }: WrittenPage): Promise<string> {
  const path = join(kb, file)
  await mkdir(dirname(path), { recursive: true })
  await writeFile(path, text, { flag: 'wx' }).catch((error: NodeJS.ErrnoException) => {
    throw error.code === 'EEXIST' ? new Error(`${path} exists already, and is not written over`) : error
  })
  return path
}
