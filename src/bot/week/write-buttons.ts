/** The buttons that open a report's form. */
import { weekLabel } from '../../digest/week.ts'
import type { Button, Happened, Pressed, Reply, Speech } from '../../message.ts'
import type { Means } from '../means.ts'
import { privateReply, speechFor } from '../plain-reply.ts'
import { type OpenChannel, openChannel, ownChannels, weekToWrite } from './open-report.ts'
import { channelName, contextOf, plainName, readContext } from './week-place.ts'
import { weekTexts } from './week-texts.ts'
import { keepWeeks } from './weeks.ts'

export const writeAction = 'report-write'

export type Writable = OpenChannel & { readonly week: string }

/** Those of the channels for which somebody may write a report now. */
export async function writableIn(
  { store, retention }: Means,
  { person, at }: Pick<Happened, 'person' | 'at'>,
  own: readonly OpenChannel[],
): Promise<Writable[]> {
  const weeks = keepWeeks(store, retention)
  const found = await Promise.all(own.map(async (open) => ({ open, week: await weekToWrite(weeks, open, person, at) })))
  return found.flatMap(({ open, week }) => (week === undefined ? [] : [{ ...open, week }]))
}

export const writeButtons = (writable: readonly Writable[], lang: Speech): Button[] =>
  writable.slice(0, 20).map(({ channel, kept, week }) => ({
    action: writeAction,
    value: contextOf(week, channel),
    label: weekTexts[lang].writeFor(plainName(channel, kept)),
  }))

/** A button for each report that somebody may write now. */
export async function reportButtons(
  means: Means,
  happened: Pick<Happened, 'place' | 'person' | 'at'>,
  lang: Speech,
): Promise<Button[]> {
  const own = await ownChannels(keepWeeks(means.store, means.retention), happened)
  return writeButtons(await writableIn(means, happened, own), lang)
}

/** Why a button opened no form: the week is closed, or there was no time for it. */
export async function noForm({ store, retention }: Means, { value, person, at }: Pressed): Promise<Reply> {
  const lang = speechFor(person)
  const say = weekTexts[lang]
  const about = readContext(value)
  const open = about && (await openChannel(keepWeeks(store, retention), about.channel, at))
  if (!about || !open) return privateReply(lang, say.notKept)
  if (open.weeks.includes(about.week)) return privateReply(lang, say.again)
  return privateReply(lang, say.closed(weekLabel(about.week, lang), channelName(about.channel, open.kept)))
}
