/** A member is reminded of his report, once for each time that it is due, in a direct message; he may put it off. */
import type { Reminder } from '../../digest/channel-week.ts'
import { digestAt } from '../../digest/digest-at.ts'
import { snoozeUntil } from '../../digest/due-reminders.ts'
import { zoneOf } from '../../digest/open-spans.ts'
import { weekLabel } from '../../digest/week.ts'
import { windowOf } from '../../digest/window-of.ts'
import type { Outgoing, Pressed, Reply } from '../../message.ts'
import { shortHash } from '../keys.ts'
import type { Means } from '../means.ts'
import { plainReply, privateReply, speechFor } from '../plain-reply.ts'
import { momentLabel } from './moment-label.ts'
import { openChannel } from './open-report.ts'
import { channelName, contextOf, readContext } from './week-place.ts'
import { weekTexts } from './week-texts.ts'
import { keepWeeks } from './weeks.ts'
import { writeAction } from './write-buttons.ts'

export const laterAction = 'report-later'

/** The message; nothing where it is no longer due: he has written meanwhile, left, or the digest stands. */
export async function reminderFor(
  { store, retention }: Pick<Means, 'store' | 'retention'>,
  channel: string,
  reminder: Reminder,
  now: number,
): Promise<Omit<Outgoing, 'attempt'> | undefined> {
  const { person, week, kind, at } = reminder
  const weeks = keepWeeks(store, retention)
  const [open, report] = await Promise.all([openChannel(weeks, channel, now), weeks.report(channel, week, person)])
  const member = open?.members.find((one) => one.person === person)
  if (!open?.weeks.includes(week) || !member || report) return undefined
  const { settings } = open.kept
  const lang = member.lang ?? settings.lang
  const { remind } = weekTexts[lang]
  const zone = zoneOf(settings, member)
  const moment = kind === 'early' ? windowOf(settings, member, week)?.until : undefined
  const until = momentLabel(moment ?? digestAt(settings, open.members, week), zone, lang)
  const markdown = remind[moment === undefined ? 'last' : 'early'](
    weekLabel(week, lang),
    channelName(channel, open.kept),
    until,
  )
  const value = contextOf(week, channel)
  const buttons = [
    { action: writeAction, value, label: remind.write, style: 'primary' as const },
    { action: laterAction, value, label: remind.later },
  ]
  const key = shortHash(`remind ${channel} ${week} ${person} ${kind} ${at}`)
  return { key, to: { person }, reply: { ...plainReply('said', lang, markdown), buttons } }
}

/** "Remind me later". */
export async function onLater({ store, retention }: Means, { value, person, at }: Pressed): Promise<Reply> {
  const lang = speechFor(person)
  const say = weekTexts[lang]
  const about = readContext(value)
  const weeks = keepWeeks(store, retention)
  const open = about && (await openChannel(weeks, about.channel, at))
  const member = open?.members.find((one) => one.person === person.id)
  if (!about || !open || !member) return privateReply(lang, say.noRoster)
  const { settings } = open.kept
  const zone = zoneOf(settings, member)
  const until = open.weeks.includes(about.week)
    ? snoozeUntil(settings, open.members, member, about.week, at)
    : undefined
  if (until === undefined) {
    return privateReply(lang, say.tooLate(momentLabel(digestAt(settings, open.members, about.week), zone, lang)))
  }
  await weeks.changeMember(about.channel, person.id, (kept) => kept && { ...kept, snoozedUntil: until })
  return privateReply(lang, say.snoozed(momentLabel(until, zone, lang)))
}
