import type { Filled, Reply } from '../../message.ts'
import type { Around, Means } from '../means.ts'
import { privateReply, speechFor } from '../plain-reply.ts'
import { isEmpty, partsOf } from './report-form.ts'
import { saveReport } from './save-report.ts'
import { readContext, weekChannelOf } from './week-place.ts'
import { weekTexts } from './week-texts.ts'
import { keepWeeks } from './weeks.ts'

/** The report's form was sent, or closed: then what was typed waits for the next time. */
export async function onReportFilled(
  means: Means,
  filled: Filled,
  { hidden }: Pick<Around, 'hidden'>,
): Promise<Reply | undefined> {
  const { person, place } = filled
  const parts = partsOf(filled.fields)
  const lang = speechFor(person)
  const about = readContext(filled.context)
  const weeks = keepWeeks(means.store, means.retention)
  const isOwn = about && (weekChannelOf(place) === about.channel || (await weeks.member(about.channel, person.id)))
  if (!about || !isOwn || !about.channel.startsWith(`${place.chat}:`))
    return privateReply(lang, weekTexts[lang].noRoster)
  if (!filled.unsent) return saveReport(means, filled, { ...about, parts, hidden, lang })
  if (!isEmpty(parts)) await weeks.keepUnsent(about.channel, about.week, person.id, parts)
  return undefined
}
