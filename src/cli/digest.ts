import { Command } from 'commander'
import type { Speech } from '../message.ts'
import { printJson, UsageError } from './json-lines.ts'
import { withStore } from './with-redis.ts'

const examples = `
A channel is named as in ASKSTACK_CHANNELS: the chat, a colon, its id in that chat. A week is an ISO week.
Nothing is posted: a digest is posted when its time comes, or by /digest now in the channel.

Examples:
  askstack digest --preview --channel slack:C0456                     the week as it stands now
  askstack digest --preview --channel slack:C0456 --week 2026-W47     an earlier one
  askstack digest --export --channel slack:C0456 --week 2026-W47 > 2026-W47.md
  askstack digest --json --channel discord:3000                       {"channel","week","headline","details","open"}
`

interface Options {
  readonly channel?: string
  readonly week?: string
  readonly export?: boolean
  readonly json?: boolean
  readonly lang?: string
}

/** `askstack digest`: the week of a channel, on standard output. */
export function digestCommand(): Command {
  return new Command('digest')
    .description('show the week of a channel, or all its reports as one Markdown file')
    .option('--preview', 'as it would be posted (default)')
    .option('--export', 'the reports, whole, in the form of a weekly report')
    .option('--channel <channel>', 'such as slack:C0456; may be left out where one channel alone keeps the week')
    .option('--week <week>', 'such as 2026-W47 (default: the one whose digest comes next)')
    .option('--lang <language>', 'en or zh (default: the language of the channel)')
    .option('--json', 'print one JSON object')
    .addHelpText('after', examples)
    .action(show)
}

async function show(options: Options): Promise<void> {
  const [{ keepWeeks }, { gatherFacts }, { writeDigest }, { exportWeek }, { nextDigest }, { openWits }] =
    await Promise.all([
      import('../bot/week/weeks.ts'),
      import('../bot/week/gather-facts.ts'),
      import('../digest/write-digest.ts'),
      import('../digest/export-report.ts'),
      import('../digest/due-digest.ts'),
      import('./open-wits.ts'),
    ])
  const lang = readLang(options.lang)
  const asked = await readWeekOption(options.week)
  await withStore(async (store, { config: { retention } }) => {
    const weeks = keepWeeks(store, retention)
    const channel = options.channel ?? onlyOne([...(await weeks.channels()).keys()])
    const kept = await weeks.channel(channel)
    if (!kept) throw new UsageError(unknown(channel, await weeks.everyChannel()))
    const { settings } = kept
    const week = asked ?? nextDigest(settings, await weeks.members(channel), Date.now()).week
    const facts = await gatherFacts({ store, wits: await openWits(), retention }, channel, kept, week)
    if (options.export) {
      const markdown = exportWeek(facts, lang ?? settings.lang)
      return options.json ? printJson({ channel, week, markdown }) : void process.stdout.write(markdown)
    }
    const { headline, details, open } = writeDigest(facts, { settings, ...(lang && { lang }) })
    if (options.json) return printJson({ channel, week, headline, details, open })
    const { printMarkdown } = await import('./print-markdown.ts')
    await printMarkdown([headline, ...details].join('\n\n'))
  })
}

function readLang(lang: string | undefined): Speech | undefined {
  if (lang === undefined || lang === 'en' || lang === 'zh') return lang
  throw new UsageError(`--lang is en or zh, got ${lang}`)
}

async function readWeekOption(week: string | undefined): Promise<string | undefined> {
  if (week === undefined) return undefined
  const { readWeek } = await import('../digest/week.ts')
  const read = readWeek(week, 'en')
  if (read.kind === 'mistake') throw new UsageError(`--week: ${read.text}`)
  return read.value
}

function onlyOne(channels: readonly string[]): string {
  const [only, more] = channels
  if (only && !more) return only
  throw new UsageError(
    channels.length === 0 ? none : `which channel? Give --channel with one of ${channels.toSorted().join(', ')}`,
  )
}

const none =
  'no channel keeps the week yet; /digest on in a channel begins it, or ASKSTACK_CHANNELS={"digest":["slack:C0456"]} when the bot starts'

const unknown = (channel: string, channels: readonly string[]): string =>
  channels.length === 0 ? none : `${channel} does not keep the week; these do: ${channels.toSorted().join(', ')}`
