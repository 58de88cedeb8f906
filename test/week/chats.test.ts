import { afterAll, beforeAll, expect, test } from 'vitest'
import { DiscordMember, textOf as discordText } from '../e2e/discord-member.ts'
import { buttonOf, SlackMember, textOf } from '../e2e/slack-member.ts'
import { ids, type Json } from '../stand-ins/discord-objects.ts'
import { slackIds } from '../stand-ins/slack.ts'
import {
  day,
  hour,
  inDiscord,
  inSlack,
  keepChannel,
  memberOf,
  openWeeksStage,
  settingsWith,
  settled,
  thisWeek,
  type WeekStage,
} from './open-weeks.ts'

let stage: WeekStage
let lin: SlackMember
beforeAll(async () => {
  stage = await openWeeksStage()
  await Promise.all([stage.startBot(), stage.startBot()])
  const tell = (type: Parameters<typeof stage.slack.send>[0], payload: Json) => stage.slack.send(type, payload)
  lin = new SlackMember(stage.slack, tell, { user: slackIds.user, channel: slackIds.channel, locale: 'en-US' })
}, 60_000)
afterAll(() => stage.stop(), 30_000)

const wait = { timeout: 20_000, interval: 100 }
const problem = [
  '```',
  'Command "python setuo.py egg_info" failed with error code 1 in...',
  '```',
  '',
  '解决方案',
  '',
  '```',
  'sudo pip install --upgrade setuptools',
  './stack.sh',
  '```',
].join('\n')
const origin = {
  plan: '学习 OpenStack',
  done: 'openstack初步学习',
  notDone: '部署失败，仍需努力',
  problems: problem,
  next: '完成部署',
  suggestions: '',
}
const family = '👩‍👩‍👧‍👦'
/** Six parts as long as a form takes them, each line of them told apart. */
const longReport = Object.fromEntries(
  Object.keys(origin).map((part) => {
    let text = ''
    for (let line = 0; ; line++) {
      const mark = `${part}${line}x`
      const next =
        line % 2 === 0
          ? `- ${mark} 控制节点部署完成，虚拟机一直处于 BUILD 状态 ${family} ✅ @everyone <!channel>\n`
          : `  ${'```'}sh\n  sudo pip install ${mark} # 升级 ${family}\n  ${'```'}\n`
      if (text.length + next.length > 3_000) return [part, text.trim()]
      text += next
    }
  }),
)
const marks = Object.values(longReport).flatMap((text) => text.match(/\w+\d+x/g) ?? [])
const values = (view: Json) =>
  Object.fromEntries(
    (view.blocks as Json[]).map(({ block_id, element }) => [block_id, (element as Json).initial_value]),
  )
const direct = (user: string) => stage.slack.messages(`D${user.slice(1)}`)

test('in Slack the report is a form of six fields, confirmed privately, and changed until the digest', async () => {
  const on = await lin.call('/digest', 'on')
  expect(textOf(await lin.response(on))).toContain('keeps the week')
  await keepChannel(stage.weeks, inSlack, settingsWith(2 * hour, day))
  const view = await lin.formAfter(() => lin.call('/report'))
  expect((view.blocks as Json[]).map(({ block_id }) => block_id)).toEqual(Object.keys(origin))
  expect(view.notify_on_close).toBe(true)
  const answers = () => stage.slack.responses.filter(({ body }) => textOf(body).startsWith('Saved: your report'))
  await lin.submit(view, inputs({ ...origin, done: 'first' }))
  await expect.poll(() => answers().length, wait).toBe(1)
  expect(answers()[0]?.body.response_type).toBe('ephemeral')
  const again = await lin.formAfter(() => lin.call('/report'))
  expect(values(again)).toMatchObject({ done: 'first', next: '完成部署' })
  await lin.submit(again, inputs(origin))
  await expect.poll(() => answers().length, wait).toBe(2)
  expect(await stage.weeks.reports(inSlack, thisWeek)).toMatchObject([
    { person: slackIds.user, name: 'Lin', parts: origin },
  ])
  expect((await stage.weeks.members(inSlack)).map(({ person }) => person)).toEqual([slackIds.user])
}, 60_000)

test('a form of Slack that is closed keeps what was typed, as far as Slack tells it', async () => {
  const mei = member('U0MEI')
  const view = await mei.formAfter(() => mei.call('/report'))
  const closed = {
    ...stage.slack.submission(view, inputs({ done: 'half of it' })),
    type: 'view_closed',
    is_cleared: false,
  }
  await stage.slack.send('interactive', { ...closed, user: { id: 'U0MEI', team_id: slackIds.team } })
  await expect
    .poll(async () => values(await mei.formAfter(() => mei.call('/report'))), wait)
    .toMatchObject({ done: 'half of it' })
}, 60_000)

test('the home page of a member has his report, whose saving is told directly', async () => {
  const home = await lin.openHome()
  const button = buttonOf(home, 'Report for #ops')
  const { channel: _, message: __, response_url: ___, ...press } = stage.slack.press(button)
  const view = await lin.formAfter(() => stage.slack.send('interactive', { ...press, container: { type: 'view' } }))
  await stage.slack.send('interactive', stage.slack.submission(view, inputs(origin)))
  await expect
    .poll(() => direct(slackIds.user).map(textOf), wait)
    .toEqual([expect.stringContaining('Saved: your report')])
}, 60_000)

test('in Discord the report is written in two parts and confirmed to the member alone', async () => {
  await keepChannel(stage.weeks, inDiscord, settingsWith(2 * hour, day))
  const member = new DiscordMember(stage.discord, { channel: ids.channel, locale: 'zh-CN' })
  const reply = await member.fillInParts('report', origin)
  expect(discordText(reply)).toContain('已保存')
  expect(Number(reply.flags) & 64).toBe(64)
  expect((await stage.weeks.reports(inDiscord, thisWeek))[0]?.parts).toEqual(origin)
}, 60_000)

test('who has not written when his time is over is told so once, directly, and writes from there; who cannot be told is asked no more', async () => {
  const discordMember = '400000000000000077'
  await keepChannel(stage.weeks, inSlack, settingsWith(-60_000, day))
  await keepChannel(stage.weeks, inDiscord, settingsWith(-60_000, day))
  for (const person of ['U0TEN', 'U0ZOE']) await stage.weeks.changeMember(inSlack, person, () => memberOf(person))
  await stage.weeks.changeMember(inSlack, 'U0OFF', () =>
    memberOf('U0OFF', { away: { from: '2020-01-01', until: '2099-01-01' } }),
  )
  await stage.weeks.changeMember(inDiscord, discordMember, () => memberOf(discordMember))
  stage.discord.rest.closed.set('400000000000000078', 50007)
  await stage.weeks.changeMember(inDiscord, '400000000000000078', () => memberOf('400000000000000078'))
  await expect.poll(() => direct('U0TEN').length, wait).toBe(1)
  const inDirect = () => stage.discord.posted('310000000000000077')
  await expect.poll(() => inDirect().length, wait).toBe(1)
  await expect.poll(async () => (await stage.weeks.member(inDiscord, '400000000000000078'))?.deaf, wait).toBe(true)
  await settled(() => [stage.slack.calls.length, stage.discord.requests.length], 1_000)
  expect(
    [direct('U0TEN'), direct('U0ZOE'), direct('U0OFF'), direct(slackIds.user), inDirect()].map((all) => all.length),
  ).toEqual([1, 1, 0, 1, 1])
  const [reminder = {}] = direct('U0TEN')
  expect(textOf(reminder)).toContain('is due now')
  const ten = member('U0TEN', 'D0TEN')
  await ten.press(buttonOf(reminder, 'Remind me later'), reminder)
  expect(textOf(await answerIn('D0TEN', 'I will remind you'))).toContain('I will remind you')
  const view = await ten.formAfter(() => ten.press(buttonOf(reminder, 'Write my report'), reminder))
  await ten.submit(view, inputs({ done: 'all', problems: 'the mirror is slow' }))
  await expect.poll(async () => (await stage.weeks.report(inSlack, thisWeek, 'U0TEN'))?.parts.done, wait).toBe('all')
}, 60_000)

test('parts of 3,000 characters with Chinese, emoji and code are taken from the forms of both chats', async () => {
  const [mei, discordUser] = [
    member('U0MEI'),
    new DiscordMember(stage.discord, { channel: ids.channel, locale: 'en-US' }),
  ]
  const view = await mei.formAfter(() => mei.call('/report'))
  await mei.submit(view, inputs(longReport))
  await expect.poll(() => stage.weeks.report(inSlack, thisWeek, 'U0MEI'), wait).toMatchObject({ parts: longReport })
  expect(discordText(await discordUser.fillInParts('report', longReport))).toContain('Saved')
}, 60_000)

test('the digest stands once in each channel, its details in the thread, and shows who takes a problem', async () => {
  await keepChannel(stage.weeks, inSlack, settingsWith(-2 * hour, -hour))
  await keepChannel(stage.weeks, inDiscord, settingsWith(-2 * hour, -hour))
  const mine = () => stage.slack.messages().filter(({ user }) => user === slackIds.bot)
  const threadOf = () => [...stage.discord.rest.threads.keys()][0] ?? ''
  const isWhole = (texts: readonly string[]) => texts.some((text) => text.includes(`/digest export ${thisWeek}`))
  await expect.poll(() => isWhole(mine().map(textOf)), wait).toBe(true)
  await expect.poll(() => isWhole(stage.discord.posted(threadOf()).map(discordText)), wait).toBe(true)
  await settled(() => [mine(), stage.discord.rest.messages.length])
  const [headline = {}, ...details] = mine()
  expect(headline.thread_ts).toBeUndefined()
  // Its time was an hour ago, so it says when that was.
  expect(textOf(headline)).toMatch(/late|due/i)
  expect(details.every(({ thread_ts }) => thread_ts === headline.ts)).toBe(true)
  const told = details.map(textOf).join('\n')
  expect(told).toMatch(/setuo\.py egg_info[\s\S]*sudo pip install --upgrade setuptools[\s\S]*\.\/stack\.sh/)
  expect(told).toContain('the mirror is slow')
  expect(stage.discord.posted()).toHaveLength(1)
  expect(stage.discord.rest.refused).toEqual([])
  const inDiscordThread = stage.discord.posted(threadOf()).map(discordText).join('\n')
  expect(marks.length).toBeGreaterThan(200)
  for (const text of [told, inDiscordThread]) {
    expect(marks.filter((mark) => !text.includes(mark))).toEqual([])
    expect(text.split(family).length).toBeGreaterThan(marks.length)
  }
  const list = details.find((one) => textOf(one).includes('who takes one?')) as Json
  await lin.press(buttonOf(list, 'I take 1'), list)
  await expect.poll(() => textOf(list), wait).toContain('(Lin takes it)')
  expect(() => buttonOf(list, 'I take 1')).toThrow()
}, 60_000)

test('after the digest its reports are closed', async () => {
  const answer = await lin.call('/report')
  expect(textOf(await lin.response(answer))).toContain('stands already')
}, 60_000)

function member(user: string, channel: string = slackIds.channel): SlackMember {
  const tell = (type: Parameters<typeof stage.slack.send>[0], payload: Json) => stage.slack.send(type, payload)
  return new SlackMember(stage.slack, tell, { user, channel, locale: 'en-US' })
}

const answerIn = (channel: string, words: string): Promise<Json> =>
  stage.slack.waitFor(
    () =>
      stage.slack.messages(channel).find((one) => textOf(one).includes(words)) ??
      stage.slack.responses.find(({ body }) => textOf(body).includes(words))?.body,
    20_000,
  )

const inputs = (fields: Readonly<Record<string, string>>): Record<string, Json> =>
  Object.fromEntries(Object.entries(fields).map(([id, value]) => [id, { type: 'plain_text_input', value }]))
