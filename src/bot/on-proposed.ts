/**
 * Somebody proposes a draft in a form: it is checked, kept, and shown to its channel for review.
 */
import type { Filled, Reply, Speech } from '../message.ts'
import { channelLang, subscriptionOf } from './channel-lang.ts'
import { asCode, errorFields, noteFields, translated } from './draft-fields.ts'
import { draftForms, readTranslation, translateAction } from './draft-forms.ts'
import { draftTexts } from './draft-texts.ts'
import { type Draft, draftId, findDraft, keepProposal } from './drafts.ts'
import { maintainersOf } from './maintainers.ts'
import type { Means } from './means.ts'
import { plainReply, privateReply, speechFor } from './plain-reply.ts'
import { keepTyped, proposeAction, recallSeed } from './propose-draft.ts'
import { nameOf, reviewButtons, writeDraft } from './show-draft.ts'
import { errorOf, teamIdOf } from './team-knowledge.ts'
import { teamOf } from './team-of.ts'
import { widen } from './team-wits.ts'

/** Somebody proposes a draft, or adds its other language. */
export async function onDraftFilled(means: Means, filled: Filled): Promise<Reply | undefined> {
  if (!draftForms.has(filled.form)) return undefined
  return filled.form === translateAction ? onTranslated(means, filled) : onProposed(means, filled)
}

async function onProposed(means: Means, filled: Filled): Promise<Reply> {
  const { context, fields, person, place, at } = filled
  const lang = speechFor(person)
  const seed = await recallSeed(means.store, context, place, lang)
  if (!seed) return privateReply(lang, draftTexts[lang].gone)
  const read = seed.draft.kind === 'error' ? errorFields(fields, seed.draft.sample, lang) : noteFields(fields, lang)
  if (read.kind === 'refused') return refuse(means, filled, read.reason)
  const by = { id: person.id, name: person.name ?? person.id }
  const { team, channel, from } = seed
  const id = draftId(`draft ${team} ${context} ${person.id}`)
  const draft: Draft = {
    id,
    kind: read.fields.kind,
    team,
    channel,
    by,
    from,
    fields: read.fields,
    state: 'proposed',
    at,
  }
  const silent = await unrecognised(means, draft)
  if (silent) return refuse(means, filled, draftTexts[lang].refused.silent(asCode(silent)))
  return propose(means, filled, draft)
}

/** The signatures, where a log that holds them would not be known by them. */
async function unrecognised({ wits }: Means, draft: Draft): Promise<string | undefined> {
  if (draft.fields.kind !== 'error') return undefined
  const alone = widen(wits, { notes: [], errors: [errorOf(draft, draft.fields)] })
  const found = await alone.examine(draft.fields.sample)
  const proofs = found.kind === 'known' ? found.findings.flatMap((one) => [one, ...one.consequences]) : []
  const isFound = proofs.some(({ error }) => error.id === teamIdOf(draft))
  return isFound ? undefined : draft.fields.signatures.join('\n')
}

async function refuse({ store }: Means, { context, fields, person }: Filled, reason: string): Promise<Reply> {
  const lang = speechFor(person)
  await keepTyped(store, context, person.id, fields)
  const again = { action: proposeAction, value: context, label: draftTexts[lang].buttons.reopen }
  return { ...privateReply(lang, reason), buttons: [again] }
}

async function onTranslated(means: Means, filled: Filled): Promise<Reply> {
  const { context, fields, person, place } = filled
  const lang = speechFor(person)
  const say = draftTexts[lang]
  const asked = readTranslation(context)
  const draft = asked && (await findDraft(means.store, teamOf(place), asked.id))
  if (!asked || !draft) return privateReply(lang, say.gone)
  if (draft.state !== 'proposed') return privateReply(lang, say.inUse)
  return propose(means, filled, { ...draft, fields: translated(draft.fields, fields, asked.to) })
}

/** Keeps it and shows it to its channel; elsewhere only says where it is reviewed. */
async function propose(means: Means, { person, place }: Filled, draft: Draft): Promise<Reply> {
  const lang = speechFor(person)
  const say = draftTexts[lang]
  const kept = await keepProposal(means.store, draft)
  if (kept !== 'kept') return privateReply(lang, kept === 'full' ? say.full.waiting : say.inUse)
  const here = subscriptionOf(place) === draft.channel && !place.direct
  return here ? reviewOf(means, draft) : privateReply(lang, say.waits)
}

async function reviewOf({ store }: Means, draft: Draft): Promise<Reply> {
  const lang = await channelLang(store, draft.channel)
  const markdown = writeDraft(draft, lang, await whoReviews(store, draft, lang))
  return { ...plainReply('said', lang, markdown), buttons: reviewButtons(draft, lang) }
}

async function whoReviews(store: Means['store'], draft: Draft, lang: Speech): Promise<string> {
  const say = draftTexts[lang]
  const named = await maintainersOf(store, draft.team)
  if (named.length > 0) return say.review(say.mayNot['not-maintainer'])
  return say.review(say.anybody(nameOf(draft.by.name, draft.by.id)))
}
