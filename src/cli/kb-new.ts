import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Command } from 'commander'
import { kbFolder } from '../config.ts'
import type { NoteKind } from '../knowledge/knowledge.ts'
import type { Skeleton } from '../knowledge/new-note.ts'
import { type Answers, addFields, askFields, type Field } from './ask-fields.ts'
import type { LogDraft } from './draft-from-log.ts'

const examples = `
What no option says is asked. Every "FILL:" in the file is then yours to write; kb check names each that is left.

Examples:
  askstack kb new note
  askstack kb new error
  askstack kb new error --from nova-compute.log      signatures and sample are drafted from the log
  askstack kb new note --id glance --area compute --kind service --source https://docs.openstack.org/glance/latest/
`

const common: readonly Field[] = [
  { name: 'id', question: 'Id and file name, lower case with hyphens (for example glance-image-create)' },
  { name: 'title-en', question: 'Title in English' },
  { name: 'title-zh', question: 'Title in Chinese' },
  { name: 'source', question: 'Address of the page that its facts were checked against' },
]
const noteFields: readonly Field[] = [
  ...common,
  { name: 'area', question: 'Area, the folder under notes/ (for example compute)' },
  { name: 'kind', question: 'Kind: service, concept, comparison, flow, howto or troubleshooting' },
  { name: 'ask-en', question: 'A question as people ask it, in English' },
  { name: 'ask-zh', question: 'A question as people ask it, in Chinese' },
]
const errorFields: readonly Field[] = [
  ...common,
  { name: 'component', question: 'Component, the folder under errors/ (for example pip)' },
]
const lineFields: readonly Field[] = [
  { name: 'line', question: 'The line of the log that proves it, as printed' },
  { name: 'signature', question: 'The same line without time and host, with <*> for what varies' },
]

/** `askstack kb new`: writes the skeleton of a note or of a known error. */
export function kbNew(): Command {
  return new Command('new')
    .description('write the skeleton of a note or a known error')
    .addCommand(newNoteCommand())
    .addCommand(newErrorCommand())
    .addHelpText('after', examples)
}

interface Options {
  readonly kb?: string
  readonly json?: boolean
  readonly from?: string
}

function newNoteCommand(): Command {
  const command = kind('note', noteFields)
  return command.action(async (options: Options) => {
    await write(command, options, await draftNote(await askFields(command, noteFields)))
  })
}

function newErrorCommand(): Command {
  const command = kind('error', [...errorFields, ...lineFields]).option(
    '--from <log>',
    'draft signatures and sample from this log instead of --line and --signature; - reads standard input',
  )
  return command.action(async (options: Options) => {
    if (options.from === undefined) {
      const answers = await askFields(command, [...errorFields, ...lineFields])
      return write(command, options, await draftError(answers))
    }
    const answers = await askFields(command, errorFields)
    const { draftFromLog, sayDraft } = await import('./draft-from-log.ts')
    const draft = await draftFromLog(options.from, options.kb ?? kbFolder())
    sayDraft(draft)
    await write(command, options, await draftError(answers, draft))
  })
}

function kind(name: string, fields: readonly Field[]): Command {
  const command = new Command(name).description(`write the skeleton of a new ${name}`)
  addFields(command, fields)
  return command
    .option('--kb <folder>', 'the kb folder (default: ASKSTACK_KB, or the one of this checkout)')
    .option('--json', 'print one JSON object')
    .addHelpText('after', examples)
}

async function write(command: Command, { kb, json }: Options, drafted: Skeleton): Promise<void> {
  if (drafted.kind === 'file') await save(kb ?? kbFolder(), drafted, json)
  else command.error(drafted.problems.map(({ field, rule, got }) => `error: ${field}: ${rule}, got ${got}`).join('\n'))
}

async function draftNote(answers: Answers): Promise<Skeleton> {
  const { newNote } = await import('../knowledge/new-note.ts')
  const { area = '', kind = '', 'ask-en': en = '', 'ask-zh': zh = '' } = answers
  return newNote({ ...shared(answers), area, kind: kind as NoteKind, asks: [en, zh] })
}

async function draftError(answers: Answers, draft?: LogDraft): Promise<Skeleton> {
  const { newError } = await import('../knowledge/new-error.ts')
  const { component = '', line = '', signature = '' } = answers
  const { signatures, sample } = draft ?? { signatures: [signature], sample: line }
  return newError({ ...shared(answers), component, signatures, log: sample })
}

function shared({ id = '', 'title-en': en = '', 'title-zh': zh = '', source = '' }: Answers) {
  return { id, title: { en, zh }, sources: [source], reviewed: new Date().toISOString().slice(0, 10) }
}

/** Never writes over a file that exists. */
async function save(kb: string, { file, text }: Extract<Skeleton, { kind: 'file' }>, json = false): Promise<void> {
  const path = join(kb, file)
  await mkdir(dirname(path), { recursive: true })
  await writeFile(path, text, { flag: 'wx' })
  process.stdout.write(json ? `${JSON.stringify({ file: path })}\n` : `${path}\n`)
  process.stderr.write('Write over every "FILL:", then run: askstack kb check\n')
}
