import { nextDigest } from '../../digest/due-digest.ts'
import { dayAt } from '../../digest/local-time.ts'
import { zoneOf } from '../../digest/open-spans.ts'
import { weekOf } from '../../digest/week.ts'
import type { Called, Reply, Speech } from '../../message.ts'
import type { Means } from '../means.ts'
import { escapeMarkdown, privateReply } from '../plain-reply.ts'
import { momentLabel, weeklyLabel } from './moment-label.ts'
import { memberFor, type OpenChannel } from './open-report.ts'
import type { ReportWords } from './read-report-words.ts'
import { channelName } from './week-place.ts'
import { weekTexts } from './week-texts.ts'
import { type KeptMember, keepWeeks, type Weeks } from './weeks.ts'

export interface RosterChange {
  readonly called: Called
  /** The channels it is about. */
  readonly own: readonly OpenChannel[]
  readonly words: Extract<ReportWords, { kind: 'join' | 'leave' | 'back' | 'who' | 'away' | 'workdays' | 'zone' }>
  readonly lang: Speech
}

/** Who is on the roster, and when he works. In a direct message it is about all channels of the caller. */
export async function changeRoster(means: Means, change: RosterChange): Promise<Reply> {
  const weeks = keepWeeks(means.store, means.retention)
  const { own, words, lang } = change
  const say = weekTexts[lang]
  const [first] = own as readonly [OpenChannel]
  switch (words.kind) {
    case 'join':
      return privateReply(lang, await join(weeks, first, change))
    case 'who':
      return privateReply(lang, (await Promise.all(own.map((open) => who(weeks, open, change)))).join('\n\n'))
    case 'leave':
      for (const { channel } of own) await weeks.changeMember(channel, change.called.person.id, () => undefined)
      return privateReply(lang, say.left(own.map(({ channel, kept }) => channelName(channel, kept)).join(', ')))
    default:
      return changeOwn(weeks, change)
  }
}

async function join(
  weeks: Weeks,
  { channel, kept, members }: OpenChannel,
  { called, lang }: RosterChange,
): Promise<string> {
  const { person, at } = called
  await weeks.changeMember(channel, person.id, (before) => memberFor(person, at, before))
  const { settings } = kept
  const digest = momentLabel(nextDigest(settings, members, at).at, settings.zone, lang)
  return weekTexts[lang].joined(channelName(channel, kept), weeklyLabel(settings.deadline, lang), digest)
}

/** His leave, working days or zone, wherever he is on the roster. */
async function changeOwn(weeks: Weeks, { called, own, words, lang }: RosterChange): Promise<Reply> {
  const say = weekTexts[lang]
  const { person, at } = called
  const there = own.filter(({ members }) => members.some((one) => one.person === person.id))
  const [first] = there
  if (!first) return privateReply(lang, say.notOnRoster)
  const today = dayAt(
    at,
    zoneOf(
      first.kept.settings,
      memberFor(
        person,
        at,
        first.members.find((one) => one.person === person.id),
      ),
    ),
  )
  for (const { channel } of there) {
    await weeks.changeMember(channel, person.id, (kept) => kept && changed(memberFor(person, at, kept), words, today))
  }
  if (words.kind === 'away') return privateReply(lang, say.away(words.from ?? today, words.until))
  if (words.kind === 'workdays') {
    const days = words.days.map((day) => say.weekdays[day - 1]).join(lang === 'zh' ? '、' : ', ')
    return privateReply(lang, say.workdays(days))
  }
  return privateReply(lang, words.kind === 'zone' ? say.zone(words.value) : say.back)
}

function changed(member: KeptMember, words: RosterChange['words'], today: string): KeptMember {
  const { away: _, ...present } = member
  if (words.kind === 'away') return { ...present, away: { from: words.from ?? today, until: words.until } }
  if (words.kind === 'workdays') return { ...member, workdays: words.days }
  return words.kind === 'zone' ? { ...member, zone: words.value } : present
}

async function who(
  weeks: Weeks,
  { channel, kept, members, weeks: open }: OpenChannel,
  { called, lang }: RosterChange,
): Promise<string> {
  const say = weekTexts[lang]
  if (members.length === 0) return say.nobody
  const { zone } = kept.settings
  const reports = await weeks.reports(channel, open[0] ?? weekOf(called.at, zone))
  const wrote = new Set(reports.map(({ person }) => person))
  const today = dayAt(called.at, zone)
  const lines = members.map(({ person, name, away }) => {
    const isAway = away && away.from <= today && today <= away.until
    const state = wrote.has(person) ? say.wrote : isAway ? say.awayUntil(away.until) : say.waiting
    return `- ${escapeMarkdown(name)}: ${state}`
  })
  return `${say.roster(channelName(channel, kept), members.length)}\n\n${lines.join('\n')}`
}
