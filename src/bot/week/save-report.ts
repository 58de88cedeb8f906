import { labels } from '../../diagnose/labels.ts'
import { digestAt } from '../../digest/digest-at.ts'
import { partNames } from '../../digest/digest-words.ts'
import { longestPart, type Report, reportParts } from '../../digest/report.ts'
import { weekLabel } from '../../digest/week.ts'
import type { Called, Filled, Reply, Speech } from '../../message.ts'
import type { Means } from '../means.ts'
import { privateReply } from '../plain-reply.ts'
import { momentLabel } from './moment-label.ts'
import { offerDrafts, offering } from './offer-drafts.ts'
import { memberFor, openChannel } from './open-report.ts'
import { isEmpty } from './report-form.ts'
import { channelName } from './week-place.ts'
import { weekTexts } from './week-texts.ts'
import { keepWeeks } from './weeks.ts'

export interface Saving {
  readonly channel: string
  readonly week: string
  readonly parts: Report['parts']
  /** Secrets that were hidden in it. */
  readonly hidden: number
  readonly lang: Speech
}

/** Keeps a report and says so: only after the store holds it. Who writes is on the roster. */
export async function saveReport(means: Means, written: Called | Filled, saving: Saving): Promise<Reply> {
  const { channel, week, parts, hidden, lang } = saving
  const { person, at } = written
  const say = weekTexts[lang]
  const weeks = keepWeeks(means.store, means.retention)
  const open = await openChannel(weeks, channel, at)
  if (!open) return privateReply(lang, say.notKept)
  const name = channelName(channel, open.kept)
  if (!open.weeks.includes(week)) return privateReply(lang, say.closed(weekLabel(week, lang), name))
  const long = reportParts.find((part) => parts[part].length > longestPart)
  if (long) return privateReply(lang, say.longPart(partNames[lang][long], parts[long].length, longestPart))
  if (isEmpty(parts)) return privateReply(lang, say.nothing)
  const member = await weeks.changeMember(channel, person.id, (kept) => memberFor(person, at, kept))
  await weeks.saveReport({ channel, week, person: person.id, name: member?.name ?? person.id, parts, lang, at })
  // Whether a digest that was begun meanwhile has it is unknown, so it is not said that it has.
  if (await weeks.digest(channel, week)) return privateReply(lang, say.closed(weekLabel(week, lang), name))
  const { settings } = open.kept
  const digest = momentLabel(digestAt(settings, open.members, week), settings.zone, lang)
  const counted = hidden > 0 ? `\n\n_${labels[lang].hidden(hidden)}_` : ''
  const buttons = await offerDrafts(means, written, { channel, week, problems: parts.problems, lang })
  const told = say.saved(weekLabel(week, lang), name, digest) + counted + offering(buttons, lang)
  return { ...privateReply(lang, told), buttons }
}
