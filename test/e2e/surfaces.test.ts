import { afterAll, beforeAll, expect, test } from 'vitest'
import { slackIds } from '../stand-ins/slack.ts'
import { discordSurfaces } from './discord-surfaces.ts'
import { refusals } from './refusals.ts'
import { SlackMember, textOf } from './slack-member.ts'
import { slackSurfaces } from './slack-surfaces.ts'
import { spoken } from './spoken.ts'
import { openStage, type Stage } from './stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
}, 90_000)
afterAll(() => stage.stop(), 30_000)

for (const words of spoken) {
  slackSurfaces(() => stage, words)
  discordSurfaces(() => stage, words)
}

refusals(() => stage)

test('a new assistant pane in Slack gets prompts to start from', async () => {
  const { slack } = stage
  const assistant_thread = { user_id: slackIds.user, channel_id: 'D1', thread_ts: '1.1', context: {} }
  await slack.send('events_api', slack.event({ type: 'assistant_thread_started', assistant_thread }))
  const call = await slack.waitFor(() => slack.calls.find(({ method }) => method.endsWith('setSuggestedPrompts')))
  expect(call.args.prompts).toHaveLength(4)
})

test('questions of one thread are answered in their order, though one of the members is looked up slowly', async () => {
  const { slack, tell } = stage
  const [slow, fast] = ['U0SLOW', 'U0FAST'].map(
    (user) => new SlackMember(slack, tell, { user, channel: 'C0ORDER', locale: 'en-US' }),
  ) as [SlackMember, SlackMember]
  const { ts } = slack.api.say('hello', { channel: 'C0ORDER' })
  slack.fail('users.info', { delay: 700 })
  await Promise.all([
    slow.mention('what does Glance do?', { thread: ts }),
    fast.mention('what does Cinder do?', { thread: ts }),
  ])
  expect(textOf(await fast.answer(ts, 0))).toContain('Image service')
  expect(textOf(await fast.answer(ts, 1))).toContain('Block Storage')
}, 60_000)

test('an event that Slack tells again is answered once, also after a restart', async () => {
  const { slack } = stage
  const { ts } = slack.api.say('what is Nova?', { channel: 'D0AGAIN' })
  const event = slack.direct('what is Nova?', { channel: 'D0AGAIN', ts })
  const answers = () => slack.messages('D0AGAIN').filter(({ user }) => user === slackIds.bot)
  await slack.send('events_api', event)
  await slack.waitFor(() => answers().length === 1, 20_000)
  await stage.restart('SIGTERM')
  await slack.send('events_api', event)
  await slack.send('events_api', slack.direct('what is Glance?', { channel: 'D0AGAIN', ts: '1799.1' }))
  await slack.waitFor(() => answers().length === 2, 20_000)
  expect(answers()).toHaveLength(2)
}, 90_000)

test('nothing that was sent broke a limit, was refused, or lost its blocks', () => {
  const { slack, discord } = stage
  const posted = [...slack.api.messages.values()].flat().filter(({ user }) => user === slackIds.bot)
  expect(posted.length).toBeGreaterThan(10)
  expect(posted.filter(({ blocks, text }) => !text || !(blocks as unknown[])?.length)).toEqual([])
  expect(discord.rest.refused).toEqual([])
  expect(stage.bot.lines.filter((line) => /"level":"(error|fatal)"/.test(line))).toEqual([])
})
