/** Which week's report somebody may write now. */
import { deadlineAt } from '../../digest/digest-at.ts'
import { openWeeks } from '../../digest/due-reminders.ts'
import { zoneOf } from '../../digest/open-spans.ts'
import { weekOf } from '../../digest/week.ts'
import type { Happened, Person } from '../../message.ts'
import { weekChannelOf } from './week-place.ts'
import type { KeptChannel, KeptMember, Weeks } from './weeks.ts'

/** A channel that keeps the week, with its roster. */
export interface OpenChannel {
  readonly channel: string
  readonly kept: KeptChannel
  readonly members: readonly KeptMember[]
  /** Weeks whose reports may be written, oldest first. */
  readonly weeks: readonly string[]
}

/** Undefined for a channel that does not keep the week. */
export async function openChannel(weeks: Weeks, channel: string, now: number): Promise<OpenChannel | undefined> {
  const kept = await weeks.channel(channel)
  if (!kept?.on) return undefined
  const [members, digests] = await Promise.all([weeks.members(channel), weeks.digests(channel)])
  const posted = new Set(digests.map(({ week }) => week))
  const open = openWeeks(kept.settings, members, now).filter(
    (week) => !posted.has(week) && deadlineAt(kept.settings, week) > kept.since,
  )
  return { channel, kept, members, weeks: open }
}

/** The oldest open week that has begun for him and has no report of his, else the newest that has one; undefined when all is closed. */
export async function weekToWrite(
  weeks: Weeks,
  open: OpenChannel,
  person: Person,
  now: number,
): Promise<string | undefined> {
  const zone = zoneOf(
    open.kept.settings,
    memberFor(
      person,
      now,
      open.members.find((one) => one.person === person.id),
    ),
  )
  const begun = open.weeks.filter((week) => week <= weekOf(now, zone))
  const reports = await Promise.all(begun.map((week) => weeks.report(open.channel, week, person.id)))
  return begun.find((_, i) => reports[i] === undefined) ?? begun.at(-1)
}

/** Somebody as a member; what he or his chat said before stays. */
export function memberFor({ id, name, locale, zone }: Person, now: number, kept: KeptMember | undefined): KeptMember {
  const { deaf: _, ...before } = kept ?? { person: id, joinedAt: now }
  const lang = locale ?? kept?.lang
  const own = kept?.zone ?? zone
  return {
    ...before,
    name: (name ?? kept?.name ?? id).slice(0, 80),
    ...(lang && { lang }),
    ...(own && { zone: own }),
  }
}

/** The channel where something happened, if it keeps the week; in a direct message those of the person's rosters. */
export async function ownChannels(
  weeks: Weeks,
  { place, person, at }: Pick<Happened, 'place' | 'person' | 'at'>,
): Promise<OpenChannel[]> {
  const names = place.direct ? await weeks.channelsOf(place.chat, person.id) : [weekChannelOf(place)]
  const open = await Promise.all(names.map((channel) => openChannel(weeks, channel, at)))
  return open.flatMap((one) => one ?? [])
}

/** Keeps the name by which people know a channel, where the chat tells one. */
export async function noteName(weeks: Weeks, { place }: Pick<Happened, 'place'>): Promise<void> {
  const { name } = place
  if (!name || place.direct) return
  await weeks.changeChannel(weekChannelOf(place), (kept) => kept && { ...kept, name })
}
