import type { Reminder } from '../../digest/channel-week.ts'
import { defaultSettings } from '../../digest/default-settings.ts'
import { dueDigest } from '../../digest/due-digest.ts'
import { dueReminders, openWeeks } from '../../digest/due-reminders.ts'
import type { Store } from '../../store/store.ts'
import { placeOf } from '../boards.ts'
import { type KeptChannel, keepWeeks, type Weeks } from './weeks.ts'

/** What is due in a channel. */
export interface Due {
  readonly channel: string
  readonly reminders: readonly Reminder[]
  /** The week whose digest is to be posted. */
  readonly digest?: string
}

/** Looks at every channel of these chats that keeps the week. Looking again, late or in several processes finds the same until it is done. */
export async function onTick(store: Store, chats: ReadonlySet<string>, now: number): Promise<Due[]> {
  const weeks = keepWeeks(store)
  const channels = [...(await weeks.channels())].filter(([channel]) => chats.has(placeOf(channel).chat))
  return Promise.all(channels.map(([channel, kept]) => dueIn(weeks, channel, kept, now)))
}

async function dueIn(weeks: Weeks, channel: string, { settings, since }: KeptChannel, now: number): Promise<Due> {
  const [all, digests] = await Promise.all([weeks.members(channel), weeks.digests(channel)])
  const members = all.filter(({ deaf }) => !deaf)
  const begun = digests.map(({ week }) => week)
  const open = openWeeks(settings, all, now).filter((week) => !begun.includes(week))
  const reports = (await Promise.all(open.map((week) => weeks.reports(channel, week)))).flat()
  const reminded = (await Promise.all(open.map((week) => weeks.reminded(channel, week)))).flat()
  const reminders = dueReminders({ settings, members, reports, reminded, posted: begun, now, since })
  // One that was begun and never told is begun again.
  const posted = digests.filter(({ told }) => told).map(({ week }) => week)
  const digest = dueDigest({ settings, members: all, posted, now, since })
  return { channel, reminders, ...(digest && { digest: digest.week }) }
}

/** The configured channels keep the week from now on, unless somebody has decided otherwise there. */
export async function beginWeeks(
  store: Store,
  channels: readonly string[],
  timezone: string,
  now: number,
): Promise<void> {
  const weeks = keepWeeks(store)
  for (const channel of channels) {
    await weeks.changeChannel(
      channel,
      (kept) => kept ?? { settings: defaultSettings(timezone, 'en'), since: now, on: true },
    )
  }
}
