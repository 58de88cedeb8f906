import type { Called, Reply } from '../message.ts'
import type { Store, Table } from '../store/store.ts'
import { subscriptionOf } from './channel-lang.ts'
import { draftTexts } from './draft-texts.ts'
import type { Draft } from './drafts.ts'
import { escapeMarkdown, privateReply, speechFor } from './plain-reply.ts'
import { teamOf } from './team-of.ts'

/** Ids of members by team; of a team that has none set, nothing. */
const maintainers: Table = { name: 'maintainers', most: 10_000 }
const mostNames = 20

export async function maintainersOf(store: Pick<Store, 'record'>, team: string): Promise<readonly string[]> {
  return ((await store.record(maintainers.name, team)) as readonly string[] | undefined) ?? []
}

/** Of an empty list whoever is in a draft's channel may accept it. */
export async function setMaintainers(store: Store, team: string, ids: readonly string[]): Promise<void> {
  await store.changeRecord<readonly string[]>(maintainers, team, () => (ids.length > 0 ? ids : undefined))
}

/**
 * Why somebody may not accept a draft. Team notes reach the whole workspace, so maintainers are the workspace's; where none are set, whoever is in
 * the draft's channel may, and nobody ever his own. To reject one's own is to take it back.
 */
export async function refusalOf(
  store: Pick<Store, 'record'>,
  draft: Pick<Draft, 'team' | 'channel' | 'by'>,
  { person, place, state }: Pick<Called, 'person' | 'place'> & { readonly state: 'accepted' | 'rejected' },
): Promise<'own' | 'not-maintainer' | 'elsewhere' | undefined> {
  const isOwn = person.id === draft.by.id
  if (isOwn) return state === 'accepted' ? 'own' : undefined
  const named = await maintainersOf(store, draft.team)
  if (named.length > 0) return named.includes(person.id) ? undefined : 'not-maintainer'
  return subscriptionOf(place) === draft.channel ? undefined : 'elsewhere'
}

/** `/askstack maintainers`, `… @alice @bob`, `… nobody`. */
export async function onMaintainers(store: Store, called: Called, words: readonly string[]): Promise<Reply> {
  const lang = speechFor(called.person)
  const say = draftTexts[lang]
  const team = teamOf(called.place)
  const now = await maintainersOf(store, team)
  const shown = (ids: readonly string[]) =>
    ids.length > 0 ? say.maintainersAre(ids.map((id) => `\`${id}\``).join(', ')) : say.noMaintainers
  if (words.length === 0 || !team) return privateReply(lang, shown(now))
  if (now.length > 0 && !now.includes(called.person.id)) return privateReply(lang, say.onlyMaintainers)
  const clears = words.length === 1 && /^(nobody|none|无|没有)$/i.test(words[0] ?? '')
  const ids = clears ? [] : words.slice(0, mostNames).map(memberIn)
  const strange = ids.indexOf(undefined)
  if (strange >= 0) return privateReply(lang, say.notAMember(escapeMarkdown((words[strange] ?? '').slice(0, 80))))
  const set = [...new Set(ids as string[])]
  await setMaintainers(store, team, set)
  return privateReply(lang, shown(set))
}

/** The member id in a mention, as the chats write it, or alone. */
function memberIn(word: string): string | undefined {
  return /^(?:<@!?)?@?([UW][A-Z0-9]{2,20}|\d{15,20})>?$/.exec(word)?.[1]
}
