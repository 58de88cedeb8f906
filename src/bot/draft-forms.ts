import type { Field, Filled, Form, Pressed, Speech } from '../message.ts'
import type { Store } from '../store/store.ts'
import { longest } from './draft-fields.ts'
import { draftTexts } from './draft-texts.ts'
import { type Draft, findDraft } from './drafts.ts'
import { speechFor } from './plain-reply.ts'
import { answerAction, proposeAction, recallSeed, recallTyped, type Seed } from './propose-draft.ts'
import { teamOf } from './team-of.ts'

export const translateAction = 'draft-words'
/** Buttons that open a form. */
export const draftActions: ReadonlySet<string> = new Set([proposeAction, answerAction, translateAction])
export const draftForms: ReadonlySet<string> = new Set([proposeAction, translateAction])

type Typed = Filled['fields']

/** The form that a button of a draft opens; nothing for another button, or where its time is over. */
export async function draftFormFor(
  pressed: Pressed,
  store: Pick<Store, 'record' | 'recall'>,
): Promise<Form | undefined> {
  const { action, value, person, place } = pressed
  const lang = speechFor(person)
  if (action === translateAction) return translateForm(pressed, store, lang)
  if (action !== proposeAction && action !== answerAction) return undefined
  const seed = await recallSeed(store, value, place, lang)
  if (!seed) return undefined
  const typed = await recallTyped(store, value, person.id)
  return seed.draft.kind === 'error'
    ? errorForm(value, seed.draft, typed, lang)
    : noteForm(value, seed.draft.ask, typed, lang)
}

/** What both forms of a proposal have beside their fields. */
const headOf = (context: string, say: Readonly<Record<'heading' | 'submit', string>>): Omit<Form, 'fields'> => ({
  id: proposeAction,
  title: say.heading,
  context,
  submit: say.submit,
})

type ErrorSeed = Extract<Seed['draft'], { kind: 'error' }>

function errorForm(context: string, draft: ErrorSeed, typed: Typed, lang: Speech): Form {
  const say = draftTexts[lang].errorForm
  const first = { ...draft, signature: draft.signatures.join('\n') }
  return {
    ...headOf(context, say),
    fields: [
      line('title', say.title, typed.title ?? first.title),
      { ...paragraph('signature', say.signature, typed.signature ?? first.signature), hint: say.signatureHint },
      paragraph('cause', say.cause, typed.cause ?? first.cause),
      { ...paragraph('fix', say.fix, typed.fix ?? first.fix), hint: say.fixHint },
      paragraph('check', say.check, typed.check ?? first.check),
    ],
  }
}

function noteForm(context: string, ask: string, typed: Typed, lang: Speech): Form {
  const say = draftTexts[lang].noteForm
  return {
    ...headOf(context, say),
    fields: [
      line('title', say.title, typed.title ?? ''),
      line('ask', say.ask, typed.ask ?? ask),
      paragraph('answer', say.answer, typed.answer ?? ''),
      { ...paragraph('commands', say.commands, typed.commands ?? ''), optional: true },
    ],
  }
}

const line = (id: keyof typeof longest, label: string, value: string): Field => ({
  id,
  kind: 'line',
  label,
  value,
  most: longest[id],
})
const paragraph = (id: keyof typeof longest, label: string, value: string): Field => ({
  ...line(id, label, value),
  kind: 'paragraph',
})

/** A draft's text in its other language; `d1a2b3c4:zh` says which. */
async function translateForm(
  { value, place }: Pressed,
  store: Pick<Store, 'record'>,
  lang: Speech,
): Promise<Form | undefined> {
  const asked = readTranslation(value)
  const draft = asked && (await findDraft(store, teamOf(place), asked.id))
  if (!asked || draft?.state !== 'proposed') return undefined
  const say = draftTexts[lang]
  return {
    id: translateAction,
    title: say.buttons.translate[asked.to],
    context: value,
    submit: say.save,
    fields: wordsToTranslate(draft, asked.to, lang),
  }
}

/** What there is stands in the form, to be written over: commands stay as they are. */
function wordsToTranslate({ fields }: Draft, to: Speech, lang: Speech): Field[] {
  const { errorForm: error, noteForm: note } = draftTexts[lang]
  const from = to === 'en' ? 'zh' : 'en'
  if (fields.kind === 'note') {
    const words = fields.words[to] ?? fields.words[from]
    return [
      line('title', note.title, words?.title ?? ''),
      line('ask', note.ask, fields.asks[1] ?? fields.asks[0] ?? ''),
      paragraph('answer', note.answer, words?.answer ?? ''),
    ]
  }
  const words = fields.words[to] ?? fields.words[from]
  return [
    line('title', error.title, words?.title ?? ''),
    paragraph('cause', error.cause, words?.cause ?? ''),
    paragraph('fix', error.fix, words?.fix ?? ''),
    paragraph('check', error.check, words?.check ?? ''),
  ]
}

export function readTranslation(value: string): { readonly id: string; readonly to: Speech } | undefined {
  const [, id, to] = /^(d[a-z0-9]{1,12}):(en|zh)$/.exec(value) ?? []
  return id && to ? { id, to: to as Speech } : undefined
}
