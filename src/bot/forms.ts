import type { Form, Happened, Speech } from '../message.ts'
import type { ChannelRule, Store } from '../store/store.ts'
import { channelLang, subscriptionOf } from './channel-lang.ts'
import { draftFormFor } from './draft-forms.ts'
import { channelOf } from './keys.ts'
import { solvedAction, solvedForm } from './on-solved.ts'
import { speechFor } from './plain-reply.ts'
import { channelRules, reasons, texts } from './texts.ts'
import { readVote } from './votes.ts'

/**
 * The form that a command or button opens, or that was filled in only in part, or none. The store is asked only where a channel's settings
 * are shown.
 */
export async function formFor(
  happened: Happened,
  store: Pick<Store, 'channelRule' | 'record' | 'recall'>,
): Promise<Form | undefined> {
  const lang = speechFor(happened.person)
  if (happened.kind === 'pressed' && happened.action === solvedAction) return solvedForm(happened.value, lang)
  if (happened.kind === 'pressed' && happened.action === 'vote') return reasonForm(happened.value, lang)
  if (happened.kind === 'pressed') return draftFormFor(happened, store)
  if (happened.kind === 'filled') {
    const { id, at, place, person, to, form: command } = happened
    return formFor({ kind: 'called', id, at, place, person, to, command, text: '', files: [] }, store)
  }
  if (happened.kind !== 'called' || happened.text.trim() || happened.files.length > 0) return undefined
  if (happened.command === 'diagnose') return diagnoseForm(lang)
  if (happened.command !== 'askstack' || happened.place.direct) return undefined
  const channel = channelOf(happened.place)
  const [rule = 'mention', own] = await Promise.all([
    store.channelRule(channel),
    channelLang(store, subscriptionOf(happened.place)),
  ])
  return settingsForm(channel, { rule, lang: own }, lang)
}

function diagnoseForm(lang: Speech): Form {
  const { title, label, hint, submit } = texts[lang].diagnoseForm
  return { id: 'diagnose', title, context: '', submit, fields: [{ id: 'log', kind: 'paragraph', label, hint }] }
}

/** Only a vote against asks for a reason. */
function reasonForm(value: string, lang: Speech): Form | undefined {
  const vote = readVote(value)
  if (!vote || vote.helpful) return undefined
  const { title, why, comment, hint, submit } = texts[lang].reasonForm
  const choices = reasons.map((reason) => ({ value: reason, label: texts[lang].reasons[reason] }))
  return {
    id: 'reason',
    title,
    context: vote.key,
    submit,
    fields: [
      { id: 'why', kind: 'choice', label: why, choices, value: 'wrong' },
      { id: 'comment', kind: 'paragraph', label: comment, hint, optional: true },
    ],
  }
}

interface Settings {
  readonly rule: ChannelRule
  readonly lang: Speech
}

function settingsForm(channel: string, now: Settings, lang: Speech): Form {
  const say = texts[lang]
  const { title, label, lang: langLabel, submit } = say.settingsForm
  const rules = channelRules.map((rule) => ({ value: rule, label: say.rules[rule] }))
  const langs = (['en', 'zh'] as const).map((one) => ({ value: one, label: say.langs[one] }))
  return {
    id: 'settings',
    title,
    context: channel,
    submit,
    fields: [
      { id: 'rule', kind: 'choice', label, choices: rules, value: now.rule },
      { id: 'lang', kind: 'choice', label: langLabel, choices: langs, value: now.lang },
    ],
  }
}
