import { DiscordMember, textOf } from '../../test/e2e/discord-member.ts'
import { subjectOf, subjects } from '../../test/e2e/subjects.ts'
import { type DiscordStandIn, ids } from '../../test/stand-ins/discord.ts'
import { judge, type Talk, timed } from './tally.ts'

/** Mentions, the last two at once, a command: one member in a channel of their own. Only commands are acknowledged in Discord. */
export async function talkInDiscord(discord: DiscordStandIn, id: string, talk: Talk): Promise<void> {
  const { tally, read, later } = talk
  const member = new DiscordMember(discord, { channel: id, locale: 'en-US' })
  const ask = (subject: number) => timed(tally, Date.now(), member.answer(member.mention(questionOf(subject))))
  await ask(0)
  await read()
  await ask(1)
  await read()
  await Promise.all([ask(2), ask(3)])
  await read()
  await command(member, talk)
  const stands = () => discord.posted(id).map((one) => subjectOf(textOf(one)))
  later.push(() => judge(tally, stands(), [0, 1, 2, 3]))
}

async function command(member: DiscordMember, { tally, later }: Talk): Promise<void> {
  const waiting = member.call('ask', [{ name: 'question', type: 3, value: questionOf(4) }])
  const direct = member.discord.posted(ids.direct).length
  // Where it could not be acknowledged, the answer comes as a direct message.
  const found = () => waiting.original?.edited || (!waiting.acked && member.discord.posted(ids.direct).length > direct)
  await timed(
    tally,
    waiting.createdAt,
    member.discord.waitFor(() => (found() ? true : undefined), 30_000),
  )
  if (waiting.ackedAfter === undefined) tally.late += 1
  else tally.acks.push(waiting.ackedAfter)
  later.push(() => judge(tally, waiting.original?.edited || !waiting.acked ? [4] : [], [4]))
}

const questionOf = (subject: number): string => subjects[subject]?.question ?? ''
