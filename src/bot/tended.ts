/** The deployments that somebody looked after, by pressing a button of their board or saying how one was solved. */
import type { Person, Place } from '../message.ts'
import type { Store, Table } from '../store/store.ts'
import { month } from './runs.ts'

export const tendedTable = (chat: string, person: string): Table => ({
  name: `tended:${chat}:${person}`,
  most: 50,
  ttl: month,
})

export async function noteTended(store: Store, { chat }: Place, { id }: Person, run: string): Promise<void> {
  await store.changeRecord(tendedTable(chat, id), run, () => true)
}

export async function tendedBy(store: Store, chat: string, person: string): Promise<ReadonlySet<string>> {
  const { name, most } = tendedTable(chat, person)
  return new Set((await store.records(name, most)).keys())
}
