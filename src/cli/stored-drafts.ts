import type { Draft } from '../bot/drafts.ts'
import type { Store } from '../store/store.ts'
import { UsageError } from './json-lines.ts'

/** Names and titles come from people. */
export const oneLine = (text: string): string => text.replace(/[\p{Cc}\p{Cf}]/gu, ' ')

/** Of every team, what waits before what is in use. */
export async function allDrafts(store: Store): Promise<Draft[]> {
  const { draftsInUse, keptDrafts, teamVersions } = await import('../bot/drafts.ts')
  const found = await Promise.all(
    [...(await teamVersions(store)).keys()].map(async (team) => [
      ...(await keptDrafts(store, team)),
      ...(await draftsInUse(store, team)),
    ]),
  )
  return found.flat()
}

/** A draft of whatever team; rejects where there is none. */
export async function draftNamed(store: Store, id: string): Promise<Draft> {
  const { findDraft, teamVersions } = await import('../bot/drafts.ts')
  const found = await Promise.all([...(await teamVersions(store)).keys()].map((team) => findDraft(store, team, id)))
  const draft = found.find((one) => one !== undefined)
  if (!draft) throw new UsageError(`there is no draft ${id}; see askstack drafts list`)
  return draft
}
