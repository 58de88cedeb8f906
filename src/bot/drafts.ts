/**
 * Drafts of notes and known errors as the store keeps them, team by team: what waits for review beside what is in use, so that no flood of
 * the one drives out the other. A team's version counts up with whatever is in use.
 */
import type { Lang } from '../knowledge/knowledge.ts'
import type { Store, Table } from '../store/store.ts'
import { shortHash } from './keys.ts'

/** One language of a known error, as Markdown. */
export type ErrorWords = Readonly<Record<'title' | 'cause' | 'fix' | 'check', string>>
/** One language of a note; `commands` may be empty. */
export type NoteWords = Readonly<Record<'title' | 'answer' | 'commands', string>>

/** Each is written in one language at least; the other may follow. */
export type DraftFields =
  | {
      readonly kind: 'error'
      /** Lines of which any one proves it. */
      readonly signatures: readonly string[]
      readonly sample: string
      readonly words: Readonly<Partial<Record<Lang, ErrorWords>>>
    }
  | {
      readonly kind: 'note'
      readonly asks: readonly string[]
      readonly words: Readonly<Partial<Record<Lang, NoteWords>>>
    }

export interface Signer {
  readonly id: string
  readonly name: string
}

export interface Draft {
  readonly id: string
  readonly kind: DraftFields['kind']
  /** Workspace or server: `slack:T0123`. */
  readonly team: string
  /** Where it is reviewed: `slack:C0123`. */
  readonly channel: string
  readonly by: Signer
  readonly from: 'report' | 'run' | 'gap'
  readonly fields: DraftFields
  readonly state: 'proposed' | 'accepted' | 'rejected'
  readonly at: number
  readonly decided?: { readonly by: Signer; readonly at: number }
}

export const mostWaiting = 100
export const mostInUse = 500

export const waiting = (team: string): Table => ({ name: `drafts:${team}`, most: 2 * mostWaiting })
export const inUse = (team: string): Table => ({ name: `team-notes:${team}`, most: mostInUse })
/** The version of each team's knowledge. */
export const teams: Table = { name: 'draft-teams', most: 10_000 }

type Reads = Pick<Store, 'record' | 'records'>

/** Names a draft for people: letters and digits. */
export const draftId = (origin: string): string =>
  `d${shortHash(origin)
    .replace(/[^A-Za-z0-9]/g, '')
    .slice(0, 8)
    .toLowerCase()}`

/** Changes with what a draft says, so that nobody accepts what he has not seen. */
export const revisionOf = ({ fields }: Draft): string => shortHash(JSON.stringify(fields)).slice(0, 6)

/** Keeps what somebody proposes, in the place of his earlier words; `full` where too many wait already. */
export async function keepProposal(store: Store, draft: Draft): Promise<'kept' | 'in-use' | 'full'> {
  if (await store.record(inUse(draft.team).name, draft.id)) return 'in-use'
  const others = (await waitingDrafts(store, draft.team)).filter(({ id }) => id !== draft.id)
  if (others.length >= mostWaiting) return 'full'
  await store.changeRecord<Draft>(waiting(draft.team), draft.id, () => draft)
  await store.changeRecord<number>(teams, draft.team, (version = 0) => version)
  return 'kept'
}

/** 0 for a team that never had anything of its own in use. */
export async function versionOf(store: Pick<Store, 'record'>, team: string): Promise<number> {
  return ((await store.record(teams.name, team)) as number | undefined) ?? 0
}

export async function findDraft(store: Pick<Store, 'record'>, team: string, id: string): Promise<Draft | undefined> {
  return ((await store.record(inUse(team).name, id)) ?? (await store.record(waiting(team).name, id))) as
    | Draft
    | undefined
}

/** Oldest first: that is the order in which they were written. */
export async function draftsInUse(store: Reads, team: string): Promise<Draft[]> {
  return byTime(await store.records(inUse(team).name, mostInUse))
}

export async function waitingDrafts(store: Reads, team: string): Promise<Draft[]> {
  return (await keptDrafts(store, team)).filter(({ state }) => state === 'proposed')
}

/** What is not in use: proposed or rejected. */
export async function keptDrafts(store: Reads, team: string): Promise<Draft[]> {
  return byTime(await store.records(waiting(team).name, 2 * mostWaiting))
}

const byTime = (kept: ReadonlyMap<string, unknown>): Draft[] =>
  ([...kept.values()] as Draft[]).sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))

/** The teams of which anything was ever proposed, each with its version. */
export async function teamVersions(store: Reads): Promise<ReadonlyMap<string, number>> {
  return (await store.records(teams.name, teams.most)) as ReadonlyMap<string, number>
}

/** Titles of what was taken into use in a channel in that time, for its digest. */
export async function notesAdded(
  store: Reads,
  {
    channel,
    since,
    until,
    lang,
  }: { readonly channel: string; readonly since: number; readonly until: number; readonly lang: Lang },
): Promise<string[]> {
  const chat = channel.slice(0, channel.indexOf(':') + 1)
  const own = [...(await teamVersions(store)).keys()].filter((team) => team.startsWith(chat))
  const drafts = (await Promise.all(own.map((team) => draftsInUse(store, team)))).flat()
  return drafts
    .filter(
      (draft) => draft.channel === channel && (draft.decided?.at ?? 0) >= since && (draft.decided?.at ?? 0) < until,
    )
    .map((draft) => titleOf(draft, lang))
}

/** In this language, or in the one that there is. */
export function titleOf({ fields: { words } }: Pick<Draft, 'fields'>, lang: Lang): string {
  return (words[lang] ?? words.en ?? words.zh)?.title ?? ''
}
