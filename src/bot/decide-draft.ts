import type { Store } from '../store/store.ts'
import { type Draft, draftsInUse, inUse, keptDrafts, mostInUse, type Signer, teams, waiting } from './drafts.ts'

export type Decided =
  | { readonly kind: 'done'; readonly draft: Draft }
  | { readonly kind: 'already'; readonly draft: Draft }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'full' }

/** Takes a draft into use, or out of it. Doing it again, also after a crash in the middle, comes to the same. */
export async function decideDraft(
  store: Store,
  { team, id }: Pick<Draft, 'team' | 'id'>,
  verdict: { readonly state: 'accepted' | 'rejected'; readonly by: Signer; readonly at: number },
): Promise<Decided> {
  const proposal = (await store.record(waiting(team).name, id)) as Draft | undefined
  const used = (await store.record(inUse(team).name, id)) as Draft | undefined
  const { state, by, at } = verdict
  const draft = used ?? proposal
  if (!draft) return { kind: 'unknown' }
  const decided: Draft = { ...draft, state, decided: { by, at } }
  const isOver = state === 'accepted' ? used && !proposal : !used && proposal?.state === 'rejected'
  if (isOver) return { kind: 'already', draft }
  if (state === 'accepted') {
    if (!used && (await draftsInUse(store, team)).length >= mostInUse) return { kind: 'full' }
    await store.changeRecord<Draft>(inUse(team), id, () => decided)
    await countUp(store, team)
    await store.changeRecord<Draft>(waiting(team), id, () => undefined)
  } else {
    await store.changeRecord<Draft>(inUse(team), id, () => undefined)
    if (used) await countUp(store, team)
    await store.changeRecord<Draft>(waiting(team), id, () => decided)
    await forgetRejected(store, team)
  }
  return { kind: 'done', draft: decided }
}

const countUp = (store: Store, team: string) => store.changeRecord<number>(teams, team, (version = 0) => version + 1)

const mostRejected = 50

/** Else what was rejected would in time drive out what still waits. */
async function forgetRejected(store: Store, team: string): Promise<void> {
  const rejected = (await keptDrafts(store, team)).filter(({ state }) => state === 'rejected')
  const old = rejected.sort((a, b) => (b.decided?.at ?? 0) - (a.decided?.at ?? 0)).slice(mostRejected)
  for (const { id } of old) await store.changeRecord<Draft>(waiting(team), id, () => undefined)
}
