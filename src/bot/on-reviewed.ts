import type { Pressed, Reply, Speech } from '../message.ts'
import { channelLang } from './channel-lang.ts'
import { decideDraft } from './decide-draft.ts'
import { draftTexts } from './draft-texts.ts'
import { type Draft, findDraft, revisionOf } from './drafts.ts'
import { refusalOf } from './maintainers.ts'
import type { Means } from './means.ts'
import { plainReply, privateReply, speechFor } from './plain-reply.ts'
import { nameOf, readReview, reviewButtons, writeDraft } from './show-draft.ts'
import { teamOf } from './team-of.ts'

/** Accept and Reject. */
export async function onDraftPressed(means: Means, pressed: Pressed): Promise<Reply | undefined> {
  const state = /^draft-(accepted|rejected)$/.exec(pressed.action)?.[1] as 'accepted' | 'rejected' | undefined
  return state && decide(means, pressed, state)
}

async function decide({ store }: Means, pressed: Pressed, state: 'accepted' | 'rejected'): Promise<Reply> {
  const { person, place, at, value, about } = pressed
  const lang = speechFor(person)
  const say = draftTexts[lang]
  const review = readReview(value)
  const draft = review && (await findDraft(store, teamOf(place), review.id))
  if (!review || !draft) return privateReply(lang, say.gone)
  const refusal = await refusalOf(store, draft, { person, place, state })
  if (refusal) return privateReply(lang, say.mayNot[refusal])
  if (draft.state === 'rejected' && state === 'accepted') return privateReply(lang, endOf(draft, lang))
  if (draft.state === 'proposed' && revisionOf(draft) !== review.revision) return privateReply(lang, say.changed)
  const by = { id: person.id, name: person.name ?? person.id }
  const decided = await decideDraft(store, draft, { state, by, at })
  if (decided.kind === 'full') return privateReply(lang, say.full['in-use'])
  if (decided.kind === 'unknown') return privateReply(lang, say.gone)
  const word = endOf(decided.draft, lang)
  if (review.listed) return privateReply(lang, word)
  const own = await channelLang(store, draft.channel)
  const reply = plainReply('said', own, writeDraft(decided.draft, own, ''))
  return { ...reply, buttons: reviewButtons(decided.draft, own), replaces: about }
}

function endOf({ state, decided }: Draft, lang: Speech): string {
  const by = decided ? nameOf(decided.by.name, decided.by.id) : ''
  return state === 'accepted' ? draftTexts[lang].accepted(by) : draftTexts[lang].rejected(by)
}
