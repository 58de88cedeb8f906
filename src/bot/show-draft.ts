import { labels } from '../diagnose/labels.ts'
import type { Button, Speech } from '../message.ts'
import { asCode } from './draft-fields.ts'
import { translateAction } from './draft-forms.ts'
import { draftTexts } from './draft-texts.ts'
import { type Draft, revisionOf, titleOf } from './drafts.ts'
import { escapeMarkdown } from './plain-reply.ts'
import { errorOf } from './team-knowledge.ts'

/** A draft as the channel reviews it; `review` says who may. */
export function writeDraft(draft: Draft, lang: Speech, review: string): string {
  const say = draftTexts[lang]
  const { fields, decided, state } = draft
  const name = nameOf(draft.by.name, draft.by.id)
  const missing = (['en', 'zh'] as const).find((one) => !fields.words[one])
  const by = decided ? nameOf(decided.by.name, decided.by.id) : ''
  const end = state === 'proposed' ? review : state === 'accepted' ? say.accepted(by) : say.rejected(by)
  return [
    `${say.proposes[draft.kind](name)} (\`${draft.id}\`)`,
    ...(fields.kind === 'error' ? errorParts(draft, fields, lang) : noteParts(draft, fields, lang)),
    ...(missing && state === 'proposed' ? [`_${say.missing[missing]}_`] : []),
    ...(end ? [`_${end}_`] : []),
  ].join('\n\n')
}

type Fields<Kind> = Extract<Draft['fields'], { kind: Kind }>

function errorParts(draft: Draft, fields: Fields<'error'>, lang: Speech): string[] {
  const { cause, fix, check } = errorOf(draft, fields).text[lang]
  return [
    `**${titleOf(draft, lang)}**`,
    cause,
    `**${labels[lang].fix}**\n\n${fix}`,
    `**${labels[lang].check}**\n\n${check}`,
    `**${draftTexts[lang].signature}**\n\n${asCode(fields.signatures.join('\n'))}`,
  ]
}

function noteParts(draft: Draft, { asks, words }: Fields<'note'>, lang: Speech): string[] {
  const { answer = '', commands = '' } = words[lang] ?? words.en ?? words.zh ?? {}
  return [
    `**${titleOf(draft, lang)}**`,
    `_${asks.map(escapeMarkdown).join(' · ')}_`,
    answer,
    ...(commands ? [asCode(commands)] : []),
  ]
}

export const nameOf = (name: string, id: string): string => escapeMarkdown((name || id).slice(0, 80))

/** `label` numbers them where several drafts stand in one message. */
export function reviewButtons(draft: Draft, lang: Speech, label = ''): Button[] {
  const { accept, reject, withdraw, translate } = draftTexts[lang].buttons
  const value = `${draft.id}:${revisionOf(draft)}${label ? ':list' : ''}`
  if (draft.state === 'accepted') return [{ action: 'draft-rejected', value, label: `${withdraw}${label}` }]
  if (draft.state === 'rejected') return []
  const missing = (['en', 'zh'] as const).find((one) => !draft.fields.words[one])
  return [
    { action: 'draft-accepted', value, label: `${accept}${label}`, style: 'primary' },
    { action: 'draft-rejected', value, label: `${reject}${label}` },
    ...(missing
      ? [{ action: translateAction, value: `${draft.id}:${missing}`, label: `${translate[missing]}${label}` }]
      : []),
  ]
}

export interface Reviewed {
  readonly id: string
  readonly revision: string
  /** In a list that only the one who asked sees. */
  readonly listed: boolean
}

export function readReview(value: string): Reviewed | undefined {
  const [, id, revision, list] = /^(d[a-z0-9]{1,12}):([\w-]{6})(:list)?$/.exec(value) ?? []
  return id && revision ? { id, revision, listed: list !== undefined } : undefined
}
