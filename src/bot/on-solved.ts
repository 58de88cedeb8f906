import type { PastFailure } from '../deploy/same-failure.ts'
import type { Button, Filled, Form, Reply, Speech } from '../message.ts'
import { deployTexts } from './deploy-texts.ts'
import { pastOf } from './failure-entry.ts'
import type { Means } from './means.ts'
import { escapeMarkdown, privateReply, speechFor } from './plain-reply.ts'
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

/** Somebody says what solved a failure: shown when the same one returns. */
export async function onSolved({ store }: Means, { context, fields, person, place }: Filled): Promise<Reply> {
  const lang = speechFor(person)
  const kept = await store.recall(`failure:${context.slice(0, 64)}`)
  const failure = kept as Pick<PastFailure, 'key' | 'run'> | undefined
  if (!failure) return privateReply(lang, deployTexts[lang].gone)
  const solvedBy = escapeMarkdown((fields.fix ?? '').trim().slice(0, longestFix))
  await store.changeRecord<PastFailure>(pastOf(failure.key), failure.run, (past) => past && { ...past, solvedBy })
  await noteTended(store, place, person, failure.run)
  return privateReply(lang, deployTexts[lang].thanks)
}
