import type { Failure, PastFailure } from '../deploy/same-failure.ts'
import type { Button, Filled, Form, Reply, Speech } from '../message.ts'
import { subscriptionOf } from './channel-lang.ts'
import { deployTexts } from './deploy-texts.ts'
import { draftTexts } from './draft-texts.ts'
import { pastOf } from './failure-entry.ts'
import { shortHash } from './keys.ts'
import type { Means } from './means.ts'
import { escapeMarkdown, privateReply, speechFor } from './plain-reply.ts'
import { proposeDraft } from './propose-draft.ts'
import { logsOf } from './runs.ts'
import { teamOf } from './team-of.ts'
import { noteTended } from './tended.ts'

export const solvedAction = 'deploy-solved'
const longestFix = 200

export const solvedButtons = (key: string, lang: Speech): Button[] => [
  { action: solvedAction, value: key, label: deployTexts[lang].solved },
]

export function solvedForm(context: string, lang: Speech): Form {
  const { title, label, hint, submit } = deployTexts[lang].solvedForm
  return { id: 'solved', title, context, submit, fields: [{ id: 'fix', kind: 'line', label, hint, most: longestFix }] }
}

/** What is kept of an entry in a board's thread. */
export type Entered = Pick<PastFailure, 'key' | 'run'> & Partial<Pick<Failure, 'host' | 'seq'>>

/** Somebody says what solved a failure: shown when the same one returns. One that no known error explains can become one. */
export async function onSolved(means: Means, filled: Filled): Promise<Reply> {
  const { context, fields, person, place } = filled
  const { store } = means
  const lang = speechFor(person)
  const failure = (await store.recall(`failure:${context.slice(0, 64)}`)) as Entered | undefined
  if (!failure) return privateReply(lang, deployTexts[lang].gone)
  const solvedBy = escapeMarkdown((fields.fix ?? '').trim().slice(0, longestFix))
  await store.changeRecord<PastFailure>(pastOf(failure.key), failure.run, (past) => past && { ...past, solvedBy })
  await noteTended(store, place, person, failure.run)
  const buttons = await proposalOf(means, filled, failure)
  const words = [deployTexts[lang].thanks, ...(buttons.length > 0 ? [draftTexts[lang].solved] : [])]
  return { ...privateReply(lang, words.join('\n\n')), buttons }
}

/** Where the cause is known there is nothing to write down. */
async function proposalOf(
  means: Means,
  { context, fields, person, place }: Filled,
  { key, run, host, seq }: Entered,
): Promise<Button[]> {
  if (key.startsWith('error ') || host === undefined) return []
  const log = (await means.store.record(logsOf(run).name, `${host} ${seq}`)) as string | undefined
  if (!log) return []
  return proposeDraft(means, {
    key: shortHash(`solved ${context} ${person.id}`),
    team: teamOf(place),
    channel: subscriptionOf(place),
    from: 'run',
    problem: '',
    solution: fields.fix ?? '',
    log,
    lang: speechFor(person),
  })
}
