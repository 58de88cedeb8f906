import { once } from 'node:events'
import { afterEach, expect, test } from 'vitest'
import { textOf as discordText } from '../e2e/discord-member.ts'
import { textOf } from '../e2e/slack-member.ts'
import { slackIds } from '../stand-ins/slack.ts'
import {
  day,
  hour,
  inDiscord,
  inSlack,
  keepChannel,
  memberOf,
  openWeeksStage,
  reportOf,
  settingsWith,
  settled,
  thisWeek,
  type WeekStage,
} from './open-weeks.ts'

let stage: WeekStage
afterEach(() => stage.stop(), 30_000)

const wait = { timeout: 40_000, interval: 2 }
const numbers = Array.from({ length: 14 }, (_, i) => i)
const mark = (number: number) => `mark-${String(number).padStart(2, '0')}-`
const remote = 'slack:C0REMOTE'

test('a digest and reminders that came due while no bot ran come late and once, though two processes share the work and one is killed in the middle', async () => {
  stage = await openWeeksStage()
  const { slack, discord, weeks } = stage
  for (const channel of [inSlack, inDiscord]) {
    await keepChannel(weeks, channel, settingsWith(-2 * hour, -hour))
    for (const number of numbers) {
      const person = `U0${number}`
      await weeks.changeMember(channel, person, () => memberOf(person))
      const parts = { done: `${mark(number)}${'long work '.repeat(40)}`, problems: `open ${number}: no quorum` }
      await weeks.saveReport(reportOf(channel, person, parts))
    }
  }
  await keepChannel(weeks, remote, settingsWith(-60_000, day))
  for (const number of numbers) await weeks.changeMember(remote, `U0R${number}`, () => memberOf(`U0R${number}`))

  const thread = () => [...discord.rest.threads.keys()][0] ?? ''
  const inThreads = () => slack.messages().length + discord.posted(thread()).length
  const [first] = await Promise.all([stage.startBot(), stage.startBot()])
  await expect.poll(inThreads, wait).toBeGreaterThan(4)
  const ended = once(first, 'exit')
  first.kill('SIGKILL')
  await ended
  const atDeath = inThreads()
  await stage.startBot()
  const last = (texts: readonly string[]) => texts.some((text) => text.includes(`/digest export ${thisWeek}`))
  const slackTexts = () => slack.messages().map((one) => textOf(one))
  const discordTexts = () => discord.posted(thread()).map(discordText)
  await expect.poll(() => last(slackTexts()) && last(discordTexts()), wait).toBe(true)
  const reminded = () => numbers.map((number) => slack.messages(`D0R${number}`).length)
  await expect.poll(() => Math.min(...reminded()), wait).toBe(1)
  await settled(() => [inThreads(), reminded()])

  expect(inThreads()).toBeGreaterThan(atDeath)
  expect(reminded()).toEqual(numbers.map(() => 1))
  const headlines = slack.messages().filter(({ thread_ts }) => thread_ts === undefined)
  expect(headlines.map((one) => textOf(one).includes('Late'))).toEqual([true])
  expect(discord.posted().map((one) => discordText(one).includes('Late'))).toEqual([true])
  for (const texts of [slackTexts(), discordTexts()]) {
    const bodies = texts.filter((text) => !text.includes('Late'))
    expect(new Set(bodies).size).toBe(bodies.length)
    for (const number of numbers) expect(texts.join('\n')).toContain(mark(number))
  }
}, 150_000)

test('of reports that were being saved when Redis was killed, none that was confirmed is lost', async () => {
  stage = await openWeeksStage()
  const { slack, weeks, redis } = stage
  await keepChannel(weeks, inSlack, settingsWith(2 * hour, day))
  await stage.startBot()
  const confirmed = new Set<string>()
  const write = async (number: number): Promise<void> => {
    const user = `U0W${number}`
    const to = { kind: 'command', channel: slackIds.channel, user, responseUrl: slack.responseUrl() }
    const memory = JSON.stringify({ form: 'report', context: `${thisWeek} ${inSlack}`, lang: 'en', to })
    const view = { id: `V${number}`, callback_id: 'form', private_metadata: memory }
    const sent = slack.submission(view, { done: { type: 'plain_text_input', value: mark(number) } })
    const ack = await slack.send('interactive', { ...sent, user: { id: user, team_id: slackIds.team } })
    // Slack shows "try again" in the form, and nothing is confirmed.
    if (ack.response_action) return
    const answer = await slack.waitFor(() => slack.responses.find(({ url }) => url === to.responseUrl)?.body, 20_000)
    if (textOf(answer).startsWith('Saved')) confirmed.add(user)
  }
  const writing = Promise.all(Array.from({ length: 60 }, (_, i) => write(i)))
  await expect.poll(() => slack.responses.length, wait).toBeGreaterThan(5)
  await redis.kill()
  const before = new Set(slack.responses.map(({ url }) => url)).size
  await redis.start()
  await writing
  expect(before).toBeLessThan(60)
  expect(confirmed.size).toBeGreaterThanOrEqual(before)
  const kept = new Set((await weeks.reports(inSlack, thisWeek)).map(({ person }) => person))
  expect([...confirmed].filter((user) => !kept.has(user))).toEqual([])
}, 120_000)
