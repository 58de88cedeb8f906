import { afterEach, expect, test } from 'vitest'
import { channel, ids } from '../stand-ins/discord-objects.ts'
import { type Json, slackIds } from '../stand-ins/slack.ts'
import { textOf as textInDiscord } from './discord-member.ts'
import { textOf as textInSlack } from './slack-member.ts'
import { openStage, type Stage } from './stage.ts'
import { subjectOf, subjects } from './subjects.ts'

const channels = 40
const all = channels * subjects.length
const inOrder = subjects.map((_, i) => i)

let stage: Stage
afterEach(() => stage.stop(), 30_000)

const slackAnswers = (id: string) => stage.slack.messages(id).filter(({ user }) => user === slackIds.bot)
const countSlack = () => [...stage.slack.api.messages.keys()].reduce((sum, id) => sum + slackAnswers(id).length, 0)

/** Tells of it until it is acknowledged, as Slack does. */
async function tell(event: Json): Promise<void> {
  for (let told = false; !told; ) {
    told = await stage.slack.send('events_api', event).then(
      () => true,
      () => false,
    )
  }
}

function questionsIn(id: string): Json[] {
  const root = stage.slack.api.say('hello', { channel: id })
  return subjects.map(({ question }) => {
    const { ts } = stage.slack.api.say(question, { channel: id, thread_ts: root.ts })
    return stage.slack.mention(question, { channel: id, ts, thread_ts: root.ts })
  })
}

test('killed twice in the middle of 200 questions in Slack, it answers each once and in order, though all are told again', async () => {
  stage = await openStage()
  const names = Array.from({ length: channels }, (_, i) => `C0KILL${i}`)
  const events = names.map(questionsIn)
  const tellAll = () =>
    Promise.all(
      events.map(async (line) => {
        for (const event of line) await tell(event)
      }),
    )
  const told = tellAll()
  for (const enough of [60, 130]) {
    await expect.poll(countSlack, { timeout: 90_000, interval: 2 }).toBeGreaterThan(enough)
    await stage.restart('SIGKILL')
    expect(countSlack()).toBeLessThan(all)
  }
  await told
  await tellAll()
  await expect.poll(countSlack, { timeout: 120_000 }).toBeGreaterThanOrEqual(all)
  await stage.restart('SIGTERM')
  for (const id of names) expect(slackAnswers(id).map((one) => subjectOf(textInSlack(one)))).toEqual(inOrder)
}, 300_000)

test('killed in the middle of 200 questions in Discord, it answers each once', async () => {
  stage = await openStage()
  const { discord } = stage
  const names = Array.from({ length: channels }, (_, i) => `30000000000001${String(i).padStart(4, '0')}`)
  const answers = () => discord.rest.messages.filter(({ author }) => (author as Json).id === ids.bot)
  for (const id of names) discord.gateway.dispatch('CHANNEL_CREATE', channel(id))
  for (const { question } of subjects) for (const id of names) discord.say(question, { mention: true, channel_id: id })
  await expect.poll(() => answers().length, { timeout: 90_000, interval: 2 }).toBeGreaterThan(60)
  await stage.restart('SIGKILL')
  expect(answers().length).toBeLessThan(all)
  await expect.poll(() => answers().length, { timeout: 120_000 }).toBeGreaterThanOrEqual(all)
  await stage.restart('SIGTERM')
  for (const id of names) expect(discord.posted(id).map((one) => subjectOf(textInDiscord(one)))).toEqual(inOrder)
}, 300_000)
