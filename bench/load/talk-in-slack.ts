import { buttonOf, SlackMember, type Tell, textOf } from '../../test/e2e/slack-member.ts'
import { subjectOf, subjects } from '../../test/e2e/subjects.ts'
import { type Json, type SlackStandIn, slackIds } from '../../test/stand-ins/slack.ts'
import { judge, type Talk, type Tally, timed } from './tally.ts'

/** A mention, questions in its thread, the last two at once, a command: one member in a channel of their own. */
export async function talkInSlack(slack: SlackStandIn, name: string, talk: Talk): Promise<void> {
  const { tally, read, later } = talk
  const tell = untilHeard(slack, tally)
  const member = new SlackMember(slack, tell, { user: `U0${name}`, channel: `C0${name}`, locale: 'en-US' })
  const thread = await open(member, tally)
  const ask = async (subject: number) => {
    const since = Date.now()
    await member.write(questionOf(subject), { thread })
    await timed(tally, since, member.answer(thread, subject))
  }
  await read()
  await ask(1)
  await read()
  await Promise.all([ask(2), ask(3)])
  await read()
  await command(member, talk)
  const stands = () => member.answers(thread).map((one) => subjectOf(textOf(one)))
  later.push(() => judge(tally, stands(), [0, 1, 2, 3]))
}

async function open(member: SlackMember, tally: Tally): Promise<string> {
  const since = Date.now()
  const told = member.mention(questionOf(0))
  const found = () => member.slack.messages(member.channel).find(({ user }) => user === slackIds.bot)
  await timed(tally, since, member.slack.waitFor(found, 30_000))
  return told
}

async function command(member: SlackMember, { tally, later }: Talk): Promise<void> {
  const since = Date.now()
  const addresses = [await member.call('/ask', questionOf(4))]
  const stand = () => addresses.flatMap((url) => member.slack.standing(url)).filter(({ blocks }) => blocks)
  const answers = () => stand().filter((one) => !isOffer(one))
  const seen = async () => {
    const first = await member.slack.waitFor(() => stand()[0], 30_000)
    if (!isOffer(first)) return
    tally.offered += 1
    addresses.push(await member.press(buttonOf(first, again), first, true))
    await member.slack.waitFor(() => answers()[0], 30_000)
  }
  await timed(tally, since, seen())
  later.push(() =>
    judge(
      tally,
      answers().map((one) => subjectOf(textOf(one))),
      [4],
    ),
  )
}

const again = 'Show the answer'
/** That an answer may not have arrived, with a button to see it. */
const isOffer = (message: Json): boolean => textOf(message).includes(again)

const questionOf = (subject: number): string => subjects[subject]?.question ?? ''

/** Tells an event again when nobody acknowledges it, as Slack does; a command is told once. */
function untilHeard(slack: SlackStandIn, tally: Tally): Tell {
  return async (type, payload) => {
    const since = Date.now()
    for (;;) {
      const ack = await slack.send(type, payload).catch(() => undefined)
      if (ack) {
        tally.acks.push(Date.now() - since)
        return ack
      }
      tally.late += 1
      if (type !== 'events_api') return {}
    }
  }
}
