import { openMender } from '../diagnose/mend-typed.ts'
import type { Button, Place, Speech } from '../message.ts'
import type { Store } from '../store/store.ts'
import { subscriptionOf } from './channel-lang.ts'
import { draftFrom, type ErrorProposal } from './draft-from.ts'
import { draftTexts } from './draft-texts.ts'
import type { Draft } from './drafts.ts'
import { recallReply } from './kept-reply.ts'
import type { Means } from './means.ts'
import { teamOf } from './team-of.ts'

/** What a form for a draft is opened with. */
export interface Seed {
  readonly team: string
  /** Where the draft will be reviewed: `slack:C0123`. */
  readonly channel: string
  readonly from: Draft['from']
  readonly draft: ({ readonly kind: 'error' } & ErrorProposal) | { readonly kind: 'note'; readonly ask: string }
}

export interface Problem extends Pick<Seed, 'team' | 'channel' | 'from'> {
  /** Names it, so that asking again makes no second draft: 22 characters. */
  readonly key: string
  readonly problem: string
  readonly solution: string
  readonly log?: string
  readonly lang: Speech
}

const month = 30 * 24 * 3_600_000
export const proposeAction = 'draft'
export const answerAction = 'draft-answer'

/** Keeps a problem and its solution, and gives the button that opens the form of a known error; none where there is no team to keep it for. */
export async function proposeDraft({ wits, store }: Pick<Means, 'wits' | 'store'>, told: Problem): Promise<Button[]> {
  const { key, team, channel, from, problem, solution, log, lang } = told
  if (!team || !(problem.trim() || log)) return []
  const mend = openMender(wits.library.errors.values())
  const seed: Seed = {
    team,
    channel,
    from,
    draft: { kind: 'error', ...draftFrom(problem, solution, { log, lang, mend }) },
  }
  await store.remember(nameOf(key), seed, month)
  return [{ action: proposeAction, value: key, label: draftTexts[lang].buttons.propose }]
}

/**
 * What was kept for a button: of a problem, or of a reply that was no answer. A direct message that knows no team may bring what was kept for one of
 * its chat; another team's is nobody's business.
 */
export async function recallSeed(
  store: Pick<Store, 'recall'>,
  key: string,
  place: Place,
  lang: Speech,
): Promise<Seed | undefined> {
  const team = teamOf(place)
  const seed = (await store.recall(nameOf(key))) as Seed | undefined
  if (seed) return seed.team === team || (!team && seed.team.startsWith(`${place.chat}:`)) ? seed : undefined
  const kept = await recallReply(store, key)
  if (!kept || !team) return undefined
  const draft: Seed['draft'] = kept.isLog
    ? { kind: 'error', ...draftFrom('', '', { log: kept.question, lang }) }
    : { kind: 'note', ask: kept.question.replace(/\s+/g, ' ').slice(0, 200) }
  return { team, channel: subscriptionOf(place), from: 'gap', draft }
}

const nameOf = (key: string): string => `draft-seed:${key.slice(0, 64)}`

/** What somebody typed into a form that was refused; it is not asked of him twice. */
export async function keepTyped(
  store: Store,
  key: string,
  person: string,
  fields: Readonly<Record<string, string>>,
): Promise<void> {
  await store.remember(typedName(key, person), fields, month)
}

export async function recallTyped(
  store: Pick<Store, 'recall'>,
  key: string,
  person: string,
): Promise<Readonly<Record<string, string>>> {
  return ((await store.recall(typedName(key, person))) as Record<string, string> | undefined) ?? {}
}

const typedName = (key: string, person: string): string => `draft-typed:${key.slice(0, 64)}:${person}`
