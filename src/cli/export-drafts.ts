import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Draft } from '../bot/drafts.ts'
import type { WrittenPage } from '../knowledge/write-page.ts'
import { printJson, UsageError } from './json-lines.ts'
import { allDrafts, draftNamed, oneLine } from './stored-drafts.ts'
import { withStore } from './with-redis.ts'

export interface ExportOptions {
  readonly json?: boolean
  readonly all?: boolean
  readonly into?: string
  readonly folder?: string
  readonly source?: string
}

/** `askstack drafts export`: each draft as the Markdown file of a pull request, and on stderr what it lacks. */
export async function exportDrafts(id: string | undefined, options: ExportOptions): Promise<void> {
  const { all, into, json, folder } = options
  if (!id === !all) throw new UsageError('which draft? Give its id, or --all: askstack drafts export d1a2b3c4')
  if (folder !== undefined && !/^[a-z0-9-]{1,60}$/.test(folder))
    throw new UsageError('--folder is a name of lower-case letters, digits and hyphens, for example nova')
  const drafts = await withStore(async (store) =>
    id ? [await draftNamed(store, id)] : (await allDrafts(store)).filter(({ state }) => state === 'accepted'),
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
