import { weekBefore, weekOf } from '../../digest/week.ts'
import type { Store, Table } from '../../store/store.ts'
import { forgetAuthor } from '../forget-author.ts'
import { tendedTable } from '../tended.ts'
import { keepWeeks, reportsOf, rosterOf, unsentOf, year } from './weeks.ts'

/** How many of each were taken away. */
export interface Forgotten {
  readonly rosters: number
  readonly reports: number
  readonly votes: number
  readonly questions: number
  /** Waiting ones are taken away, the name is taken from those in use. */
  readonly drafts: number
}

const weekLasts = 7 * 24 * 3_600_000

/**
 * Takes away what is kept of a person, named by his id: reports, what he did not send, his places on rosters, votes, questions that had no
 * answer, and drafts. What stands in the chat is the chat's.
 */
export async function forget(store: Store, person: string, now: number, retention = year): Promise<Forgotten> {
  const weeks = keepWeeks(store, retention)
  const channels = await weeks.everyChannel()
  const count = Math.ceil(retention / weekLasts) + 2
  const names = Array.from({ length: count }, (_, i) => weekBefore(weekOf(now + weekLasts, 'UTC'), i))
  let [rosters, reports] = [0, 0]
  for (const channel of channels) {
    if (await takeAway(store, rosterOf(channel), person)) rosters += 1
    await Promise.all(
      names.map(async (week) => {
        await takeAway(store, unsentOf(channel, week), person)
        if (!(await takeAway(store, reportsOf(channel, week), person))) return
        reports += 1
        await weeks.dropDocument(channel, week)
      }),
    )
  }
  for (const chat of ['slack', 'discord']) await dropTended(store, chat, person)
  const { votes, gaps } = await store.forget(person)
  return { rosters, reports, votes, questions: gaps, drafts: await forgetAuthor(store, person) }
}

/** True where it stood. */
async function takeAway(store: Store, table: Table, id: string): Promise<boolean> {
  if ((await store.record(table.name, id)) === undefined) return false
  await store.changeRecord(table, id, () => undefined)
  return true
}

async function dropTended(store: Store, chat: string, person: string): Promise<void> {
  const table = tendedTable(chat, person)
  for (const run of (await store.records(table.name, table.most)).keys())
    await store.changeRecord(table, run, () => undefined)
}
