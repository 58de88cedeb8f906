import type { OpenProblem } from '../../digest/digest.ts'
import { foldItems } from '../../digest/fold-items.ts'
import type { Pressed, Reply, Speech } from '../../message.ts'
import type { Means } from '../means.ts'
import { escapeMarkdown, plainReply, privateReply, speechFor } from '../plain-reply.ts'
import { contextOf, type DigestPlace, readContext, weekChannelOf } from './week-place.ts'
import { weekTexts } from './week-texts.ts'
import { keepWeeks } from './weeks.ts'

export const takeAction = 'week-take'

/** As many buttons as both chats show; the others stand in the digest itself. */
const mostProblems = 20

/** The problems nobody has solved, each with a button, or with who has taken it. */
export function worklistOf(
  { channel, week }: DigestPlace,
  open: readonly OpenProblem[],
  taken: Readonly<Record<string, string>>,
  lang: Speech,
): Reply {
  const say = weekTexts[lang]
  const shown = open.slice(0, mostProblems)
  const lines = shown.map(({ key, text }, i) => {
    const by = taken[key]
    return `${i + 1}. ${foldItems([text], lang).text}${by === undefined ? '' : ` ${say.takenBy(escapeMarkdown(by))}`}`
  })
  const buttons = shown.flatMap(({ key }, i) =>
    taken[key] === undefined
      ? [{ action: takeAction, value: `${i} ${contextOf(week, channel)}`, label: say.take(i + 1, shown.length) }]
      : [],
  )
  return { ...plainReply('said', lang, `**${say.whoTakes}**\n\n${lines.join('\n')}`), buttons }
}

/** Somebody takes a problem of a digest: the list shows it from then on. */
export async function onTake({ store, retention }: Means, { value, person, place, about }: Pressed): Promise<Reply> {
  const lang = speechFor(person)
  const say = weekTexts[lang]
  const [, number, context = ''] = /^(\d{1,2}) (.*)$/.exec(value) ?? []
  const at = readContext(context)
  const weeks = keepWeeks(store, retention)
  const kept = at && weekChannelOf(place) === at.channel ? await weeks.channel(at.channel) : undefined
  const document = at && kept && (await weeks.standing(at.channel, at.week))
  const problem = document?.open[Number(number)]
  if (!at || !kept || !document || !problem) return privateReply(lang, say.problemGone)
  const name = (person.name ?? person.id).slice(0, 60)
  const by = await weeks.take(at.channel, at.week, problem.key, name)
  if (by !== name) return privateReply(lang, say.isTaken(escapeMarkdown(by)))
  const taken = await weeks.taken(at.channel, at.week)
  return { ...worklistOf(at, document.open, taken, kept.settings.lang), replaces: about }
}
