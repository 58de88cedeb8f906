/** `/report`: writes the report, and keeps the roster. What it says is for the caller alone. */
import { exportReport } from '../../digest/export-report.ts'
import type { Report } from '../../digest/report.ts'
import { weekLabel, weekOf } from '../../digest/week.ts'
import type { Called, Reply, Speech } from '../../message.ts'
import type { Around, Means } from '../means.ts'
import { privateReply, speechFor } from '../plain-reply.ts'
import { asCode } from './as-code.ts'
import { changeRoster } from './change-roster.ts'
import { noteName, type OpenChannel, ownChannels, weekToWrite } from './open-report.ts'
import { proposalFor } from './propose-report.ts'
import { readReportWords } from './read-report-words.ts'
import { saveReport } from './save-report.ts'
import { channelName } from './week-place.ts'
import { weekTexts } from './week-texts.ts'
import { keepWeeks } from './weeks.ts'
import { type Writable, writableIn, writeButtons } from './write-buttons.ts'

export async function onReport(means: Means, called: Called, { hidden }: Pick<Around, 'hidden'>): Promise<Reply> {
  const lang = speechFor(called.person, called.text)
  const say = weekTexts[lang]
  const words = readReportWords(called.text, lang)
  const weeks = keepWeeks(means.store, means.retention)
  await noteName(weeks, called)
  const own = await ownChannels(weeks, called)
  const [first] = own
  if (words.kind === 'help') return privateReply(lang, say.reportHelp)
  if (!first) return privateReply(lang, called.place.direct ? say.noRoster : say.notKept)
  switch (words.kind) {
    case 'mistake':
      return privateReply(lang, words.text)
    case 'away-when':
      return privateReply(lang, say.awayWhen)
    case 'week':
      return privateReply(lang, say.noWeek(weekLabel(words.value, lang)))
    case 'write':
      return write(means, called, own, lang)
    case 'export':
      return exported(means, called, { own, week: words.week, lang })
    case 'text':
      return own.length > 1
        ? privateReply(lang, say.inChannel)
        : save(means, called, first, { parts: words.parts, hidden, lang })
    default:
      return changeRoster(means, { called, own, words, lang })
  }
}

interface Written {
  readonly parts: Report['parts']
  readonly hidden: number
  readonly lang: Speech
}

async function save(means: Means, called: Called, open: OpenChannel, { parts, hidden, lang }: Written): Promise<Reply> {
  const week = await weekToWrite(keepWeeks(means.store, means.retention), open, called.person, called.at)
  if (week === undefined) return privateReply(lang, closedIn(open, called.at, lang))
  return saveReport(means, called, { channel: open.channel, week, parts, hidden, lang })
}

/** Where no form was shown: a choice of channels, or the report as a text to fill in. */
async function write(means: Means, called: Called, own: readonly OpenChannel[], lang: Speech): Promise<Reply> {
  const writable = await writableIn(means, called, own)
  const [first] = writable
  if (!first) return privateReply(lang, closedIn(own[0] as OpenChannel, called.at, lang))
  if (called.place.chat === 'console') return template(means, called, first, lang)
  const say = weekTexts[lang]
  const text = writable.length > 1 ? say.whichChannel : say.opensHere
  return { ...privateReply(lang, text), buttons: writeButtons(writable, lang) }
}

async function template(means: Means, called: Called, open: Writable, lang: Speech): Promise<Reply> {
  const { channel, week } = open
  const { parts } = await proposalFor(means, open, called, week)
  const { id: person, name = '' } = called.person
  const report = { channel, week, person, name, parts, lang, at: called.at }
  return privateReply(lang, `${weekTexts[lang].template}\n\n${asCode(exportReport(report))}`)
}

async function exported(
  { store, retention }: Means,
  called: Called,
  {
    own,
    week,
    lang,
  }: { readonly own: readonly OpenChannel[]; readonly week: string | undefined; readonly lang: Speech },
): Promise<Reply> {
  const weeks = keepWeeks(store, retention)
  const found = await Promise.all(
    own.map(async (open) => {
      const which =
        week ?? (await weekToWrite(weeks, open, called.person, called.at)) ?? weekOf(called.at, open.kept.settings.zone)
      return weeks.report(open.channel, which, called.person.id)
    }),
  )
  const reports = found.flatMap((report) => report ?? [])
  if (reports.length === 0) return privateReply(lang, weekTexts[lang].noReport)
  return privateReply(lang, reports.map((report) => asCode(exportReport(report))).join('\n\n'))
}

const closedIn = ({ channel, kept }: OpenChannel, at: number, lang: Speech): string =>
  weekTexts[lang].closed(weekLabel(weekOf(at, kept.settings.zone), lang), channelName(channel, kept))
