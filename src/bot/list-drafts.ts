import type { Called, Reply } from '../message.ts'
import { subscriptionOf } from './channel-lang.ts'
import { draftTexts } from './draft-texts.ts'
import { draftsInUse, waitingDrafts } from './drafts.ts'
import { maintainersOf } from './maintainers.ts'
import type { Means } from './means.ts'
import { privateReply, speechFor } from './plain-reply.ts'
import { reviewButtons, writeDraft } from './show-draft.ts'
import { teamOf } from './team-of.ts'

const mostListed = 4

/** `/askstack drafts`: those of this channel; a maintainer sees all. */
export async function listDrafts({ store }: Means, { person, place }: Called): Promise<Reply> {
  const lang = speechFor(person)
  const say = draftTexts[lang]
  const team = teamOf(place)
  const isMaintainer = (await maintainersOf(store, team)).includes(person.id)
  const waiting = (await waitingDrafts(store, team)).filter(
    ({ channel }) => isMaintainer || channel === subscriptionOf(place),
  )
  const shown = waiting.slice(0, mostListed)
  const used = (await draftsInUse(store, team)).length
  const parts = [
    ...shown.map((draft, at) => `${at + 1}\\. ${writeDraft(draft, lang, '')}`),
    ...(shown.length === 0 ? [say.noDrafts] : []),
    ...(waiting.length > shown.length ? [say.more(waiting.length - shown.length)] : []),
    ...(used > 0 ? [say.inUseCount(used)] : []),
  ]
  const buttons = shown.flatMap((draft, at) => reviewButtons(draft, lang, ` ${at + 1}`))
  return { ...privateReply(lang, parts.join('\n\n')), buttons }
}
