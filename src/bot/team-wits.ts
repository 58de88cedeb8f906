import { extendLibrary } from '../answer/extend-library.ts'
import type { Library } from '../answer/library.ts'
import { type Examine, openExaminer } from '../diagnose/examine.ts'
import type { Store } from '../store/store.ts'
import { draftsInUse, versionOf } from './drafts.ts'
import type { Wits } from './reply-to.ts'
import { knowledgeOf } from './team-knowledge.ts'

/** What ships, and what a team such as `slack:T0123` wrote itself, as far as it is in use now. */
export type WitsFor = (team: string) => Promise<Wits>

/** More teams than that in one process are compiled again when they come back. */
const mostTeams = 50

/**
 * Compiles a team's knowledge once for each version of it. The version is one read of the store; so every process sees a change with the next
 * message.
 */
export function openTeamWits(wits: Wits, store: Pick<Store, 'record' | 'records'>): WitsFor {
  const kept = new Map<string, { readonly version: number; readonly wits: Wits }>()
  return async (team) => {
    const version = team ? await versionOf(store, team) : 0
    if (version === 0) return wits
    const known = kept.get(team)
    if (known?.version === version) return known.wits
    const own = knowledgeOf(await draftsInUse(store, team))
    const widened = own.notes.length + own.errors.length > 0 ? widen(wits, own) : wits
    kept.delete(team)
    kept.set(team, { version, wits: widened })
    if (kept.size > mostTeams) kept.delete(kept.keys().next().value as string)
    return widened
  }
}

/** Index and matcher are made when the first question or log needs them. */
export function widen(wits: Wits, own: ReturnType<typeof knowledgeOf>): Wits {
  let library: Library | undefined
  let examine: Examine | undefined
  return {
    get library() {
      library ??= extendLibrary(wits.library, own)
      return library
    },
    async examine(log) {
      if (own.errors.length === 0) return wits.examine(log)
      examine ??= openExaminer([...own.errors, ...wits.library.errors.values()])
      return examine(log)
    },
  }
}
