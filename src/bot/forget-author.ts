import type { Store } from '../store/store.ts'
import { type Draft, draftsInUse, inUse, keptDrafts, teams, teamVersions, waiting } from './drafts.ts'

/** Takes away what a person proposed and nobody accepted, and the name from what is in use; gives how many drafts that were. */
export async function forgetAuthor(store: Store, person: string): Promise<number> {
  let count = 0
  for (const team of (await teamVersions(store)).keys()) {
    const mine = ({ by }: Draft) => by.id === person
    const kept = (await keptDrafts(store, team)).filter(mine)
    const used = (await draftsInUse(store, team)).filter(mine)
    for (const { id } of kept) await store.changeRecord<Draft>(waiting(team), id, () => undefined)
    for (const { id } of used) await store.changeRecord<Draft>(inUse(team), id, (draft) => draft && nameless(draft))
    if (used.length > 0) await store.changeRecord<number>(teams, team, (version = 0) => version + 1)
    count += kept.length + used.length
  }
  return count
}

const nameless = (draft: Draft): Draft => ({ ...draft, by: { id: '', name: '—' } })
