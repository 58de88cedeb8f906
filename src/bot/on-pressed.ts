import type { Pressed, Reply } from '../message.ts'
import { againAction, againButton, buttonsFor } from './buttons.ts'
import { commandsOf } from './commands-of.ts'
import { deployTexts } from './deploy-texts.ts'
import { draftActions } from './draft-forms.ts'
import { draftTexts } from './draft-texts.ts'
import { type KeptReply, recallReply } from './kept-reply.ts'
import type { Around, Means } from './means.ts'
import { hushOf, onBoardPressed } from './on-board-pressed.ts'
import { onDraftPressed } from './on-reviewed.ts'
import { solvedAction } from './on-solved.ts'
import { escapeMarkdown, privateReply, speechFor } from './plain-reply.ts'
import { texts } from './texts.ts'
import { castVote, readVote } from './votes.ts'
import { onTake, takeAction } from './week/on-take.ts'
import { laterAction, onLater } from './week/remind.ts'
import { noForm, writeAction } from './week/write-buttons.ts'

/** A button under a reply was pressed. */
export async function onPressed(means: Means, pressed: Pressed, around: Around): Promise<Reply | undefined> {
  const { action, value, person } = pressed
  const hush = hushOf(pressed)
  if (hush) return onBoardPressed(means, pressed, hush)
  const reviewed = await onDraftPressed(means, pressed)
  if (reviewed) return reviewed
  if (draftActions.has(action)) {
    const lang = speechFor(person)
    return around.formShown ? undefined : privateReply(lang, draftTexts[lang].gone)
  }
  if (action === solvedAction) {
    const lang = speechFor(person)
    return around.formShown ? undefined : privateReply(lang, deployTexts[lang].again)
  }
  if (action === writeAction) return around.formShown ? undefined : noForm(means, pressed)
  if (action === laterAction) return onLater(means, pressed)
  if (action === takeAction) return onTake(means, pressed)
  const vote = action === 'vote' ? readVote(value) : undefined
  const key = vote?.key ?? value
  const kept = await recallReply(means.store, key)
  const lang = kept?.lang ?? speechFor(person)
  if (!kept) return privateReply(lang, texts[lang].gone)
  if (vote) {
    await castVote(means.store, pressed, { ...vote, kept })
    return around.formShown ? undefined : privateReply(lang, texts[lang].welcome)
  }
  if (action === 'commands') {
    const commands = privateReply(lang, commandsOf(means.wits.library, kept.ids, lang) || texts[lang].noCommands)
    return { ...commands, again: againButton(key, lang, action) }
  }
  if (action === 'publish') return publish(means, pressed, kept)
  if (action === againAction) return showAgain(means, pressed, kept)
  return privateReply(lang, texts[lang].unknownButton)
}

/** The kept reply in the place of the word that it may not have arrived. */
function showAgain({ wits }: Means, { value: key, place, about }: Pressed, kept: KeptReply): Reply {
  const { kind, markdown, lang, confidence, ids } = kept
  const reply: Reply = { kind, markdown, lang, confidence, ids, buttons: [], private: true, replaces: about }
  return { ...reply, buttons: buttonsFor(reply, { key, place, library: wits.library }) }
}

/** The kept reply for everybody, once; who presses again is told so. */
async function publish({ store, wits }: Means, pressed: Pressed, kept: KeptReply): Promise<Reply> {
  const { kind, markdown, lang, confidence, ids, question, isLog } = kept
  const name = `published:${pressed.value}`
  const by = await store.recall(name)
  if (by !== undefined && by !== pressed.id) return privateReply(lang, texts[lang].published)
  await store.remember(name, pressed.id, 30 * 24 * 3_600_000)
  const who = pressed.person.name ? escapeMarkdown(pressed.person.name.slice(0, 80)) : texts[lang].somebody
  const heading = texts[lang].asked(isLog ? '' : escapeMarkdown(question.slice(0, 300)), who)
  const reply: Reply = { kind, markdown: `${heading}\n\n${markdown}`, lang, confidence, ids, buttons: [] }
  const buttons = buttonsFor(reply, { key: pressed.value, place: pressed.place, library: wits.library })
  return { ...reply, buttons }
}
