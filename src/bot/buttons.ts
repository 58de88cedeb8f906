import type { Library } from '../answer/library.ts'
import type { Button, Place, Reply, Speech } from '../message.ts'
import { commandsOf } from './commands-of.ts'
import { draftTexts } from './draft-texts.ts'
import { answerAction } from './propose-draft.ts'
import { texts } from './texts.ts'

interface Context {
  /** The reply's key. */
  readonly key: string
  readonly place: Place
  readonly library: Library
}

/** The buttons under a reply: votes and commands where it stands on notes, publishing where only the asker sees it. */
export function buttonsFor(reply: Reply, { key, place, library }: Context): Button[] {
  const labels = texts[reply.lang].buttons
  const found = reply.kind === 'answered' || reply.kind === 'known' || reply.kind === 'similar'
  const buttons: Button[] = found ? votes(reply, key) : []
  if (found && commandsOf(library, reply.ids, reply.lang))
    buttons.push({ action: 'commands', value: key, label: labels.commands })
  if (reply.private && !place.direct && reply.kind !== 'unsure')
    buttons.push({ action: 'publish', value: key, label: labels.publish })
  // Who does not belong to a team has nobody to tell it.
  if ((reply.kind === 'unsure' || reply.kind === 'unknown') && place.team && !place.direct)
    buttons.push({ action: answerAction, value: key, label: draftTexts[reply.lang].buttons.answer })
  return buttons
}

function votes({ lang }: Reply, key: string): Button[] {
  const { up, down } = texts[lang].buttons
  return [
    { action: 'vote', value: `up:${key}`, label: up },
    { action: 'vote', value: `down:${key}`, label: down },
  ]
}

export const againAction = 'again'

export const againButton = (key: string, lang: Speech, action = againAction): Button => ({
  action,
  value: key,
  label: texts[lang].buttons.again,
})
