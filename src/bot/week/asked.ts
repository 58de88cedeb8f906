/** How many questions were asked of the bot, for channels that keep the week. */
import { weekOf } from '../../digest/week.ts'
import type { Happened } from '../../message.ts'
import type { Store, Table } from '../../store/store.ts'
import { keyOf } from '../keys.ts'
import { weekChannelOf } from './week-place.ts'
import { keepWeeks } from './weeks.ts'

const month = 30 * 24 * 3_600_000
const askedOf = (channel: string): Table => ({ name: `asked:${channel}`, most: 120, ttl: 12 * month })

/** Counts a question once, however often its job is done. */
export async function countAsked(store: Store, happened: Happened): Promise<void> {
  const { place, at } = happened
  if (place.direct) return
  const channel = weekChannelOf(place)
  const kept = await keepWeeks(store).channel(channel)
  if (!kept?.on || !(await store.once(`asked:${keyOf(happened)}`, month))) return
  await store.changeRecord<number>(askedOf(channel), weekOf(at, kept.settings.zone), (count = 0) => count + 1)
}

export async function askedIn(store: Store, channel: string, week: string): Promise<number> {
  return ((await store.record(askedOf(channel).name, week)) as number | undefined) ?? 0
}
