import { expect, test } from 'vitest'
import { keepWeeks } from '../../src/bot/week/weeks.ts'
import type { Reply } from '../../src/message.ts'
import { called, filled, openTestBot, place, pressed, said } from './open-bot.ts'

/** A Wednesday, the 25th of November 2026, 10:00 in Shanghai. */
const at = Date.UTC(2026, 10, 25, 2)
const day = 24 * 3_600_000
const ann = { id: 'U1', name: 'Ann', zone: 'Asia/Shanghai' }
const wang = { id: 'U2', name: '王芳', zone: 'Asia/Shanghai', locale: 'zh' } as const
const direct = { ...place, channel: 'D1', direct: true }
const channel = 'slack:C1'

async function openWeek() {
  const bot = openTestBot()
  const call = (command: string, text = '', over = {}) =>
    bot.reply(called({ command, text, at, person: ann, place: { ...place, name: 'ops' }, ...over }))
  const form = (over: Parameters<typeof called>[0] = {}) =>
    bot.bot.formFor(called({ command: 'report', at, person: ann, ...over }))
  const fill = (fields: Record<string, string>, over: Parameters<typeof filled>[0] = {}) =>
    bot.reply(filled({ form: 'report', context: `2026-W48 ${channel}`, fields, at, person: ann, ...over }))
  await call('digest', 'on')
  return { ...bot, call, form, fill, weeks: keepWeeks(bot.store) }
}
const valuesOf = (form: Awaited<ReturnType<Awaited<ReturnType<typeof openWeek>>['form']>>) =>
  Object.fromEntries((form?.fields ?? []).map(({ id, value }) => [id, value]))

test('a channel that does not keep the week says how it would', async () => {
  const { reply, bot } = openTestBot()
  expect((await reply(called({ command: 'report', at })))?.markdown).toContain('`/digest on`')
  expect(await bot.formFor(called({ command: 'report', at }))).toBeUndefined()
})

test('the form has six fields, labelled in the member’s language, and comes back filled in', async () => {
  const { form, fill } = await openWeek()
  expect((await form())?.fields.map(({ label }) => label)).toEqual([
    "This week's plan (23–29 Nov 2026)",
    'Done',
    'Not done',
    'Problems and their solutions',
    "Next week's plan",
    'Suggestions',
  ])
  const saved = await fill({ done: 'installed Ceph', next: 'upgrade it' })
  expect(saved?.private).toBe(true)
  expect(saved?.markdown).toContain('Mon 30 Nov, 09:00 (Asia/Shanghai)')
  expect(saved?.markdown).toContain('ops')
  expect(valuesOf(await form({ person: { ...ann, locale: 'zh' } }))).toMatchObject({ done: 'installed Ceph' })
  const chinese = await form({ person: wang })
  expect(chinese?.fields[0]?.label).toBe('本周具体工作计划（2026年11月23日—29日）')
})

test('next week begins with what this week planned and left undone', async () => {
  const { form, fill } = await openWeek()
  await fill({ next: 'upgrade Ceph', notDone: '- move the mirrors' })
  const later = await form({ at: at + 7 * day })
  expect(later?.context).toBe(`2026-W49 ${channel}`)
  expect(valuesOf(later)).toMatchObject({ plan: 'upgrade Ceph', notDone: '- move the mirrors (week 2)' })
})

test('what was typed and not sent is there again, until it is sent', async () => {
  const { form, fill, bot } = await openWeek()
  const unsent = filled({
    form: 'report',
    context: `2026-W48 ${channel}`,
    fields: { done: 'half' },
    unsent: true,
    at,
    person: ann,
  })
  expect(bot.expectsAnswer(unsent)).toBe(false)
  expect(await bot.respond(unsent, { hidden: 0, formShown: false })).toBeUndefined()
  expect(valuesOf(await form())).toMatchObject({ done: 'half' })
  await fill({ done: 'whole' })
  expect(valuesOf(await form())).toMatchObject({ done: 'whole' })
})

test('an empty report is not saved, and one for another channel is refused', async () => {
  const { fill, weeks } = await openWeek()
  expect((await fill({ done: '  ' }))?.markdown).toContain('nothing was saved')
  await weeks.changeChannel('slack:C2', () => undefined)
  const foreign = await fill({ done: 'x' }, { context: '2026-W48 slack:C2' })
  expect(foreign?.markdown).toContain('You are on no roster')
  expect(await weeks.reports('slack:C2', '2026-W48')).toEqual([])
})

test.each([
  [
    'away until 2026-12-01',
    'away from 2026-11-25 to 2026-12-01',
    { away: { from: '2026-11-25', until: '2026-12-01' } },
  ],
  ['请假 2026-11-26 到 2026-12-01', '2026-11-26 至 2026-12-01', { away: { from: '2026-11-26', until: '2026-12-01' } }],
  ['workdays mon-thu', 'Mon, Tue, Wed, Thu', { workdays: [1, 2, 3, 4] }],
  ['工作日 周一至周四', '周一、周二、周三、周四', { workdays: [1, 2, 3, 4] }],
  ['zone Europe/Berlin', 'Europe/Berlin', { zone: 'Europe/Berlin' }],
])('/report %s', async (text, answer, member) => {
  const { call, weeks, reply } = await openWeek()
  expect((await call('report', text))?.markdown).toMatch(/report (join|加入)/)
  expect((await call('report', 'join'))?.markdown).toContain('due Fri 17:00')
  expect(
    (await reply(said({ text: `report ${text}`, by: 'direct', place: direct, at, person: ann })))?.markdown,
  ).toContain(answer)
  expect(await weeks.member(channel, 'U1')).toMatchObject(member)
  await call('report', '销假')
  expect((await weeks.member(channel, 'U1'))?.away).toBeUndefined()
  expect((await call('report', 'who'))?.markdown).toContain('Ann: has not written yet')
  await call('report', '退出')
  expect(await weeks.members(channel)).toEqual([])
})

test('a date that is none is answered with how one is written', async () => {
  const { call } = await openWeek()
  await call('report', 'join')
  expect((await call('report', 'away until tuesday'))?.markdown).toContain('2026-12-25')
})

test('a report pasted as text is read by its headings, in either language', async () => {
  const { call, weeks } = await openWeek()
  const text =
    '## 一、本周具体工作计划\n学习 OpenStack\n## 二、本周主要工作内容\n### 1. 已经完成工作\n- 初步学习\n### 3. 问题与困难\n```\n## plan\n```\n解决：升级 setuptools\n## 三、下周工作计划\n完成部署'
  await call('report', text)
  expect((await weeks.report(channel, '2026-W48', 'U1'))?.parts).toEqual({
    plan: '学习 OpenStack',
    done: '- 初步学习',
    notDone: '',
    problems: '```\n## plan\n```\n解决：升级 setuptools',
    next: '完成部署',
    suggestions: '',
  })
  await call('report', 'done: all of it')
  expect((await weeks.report(channel, '2026-W48', 'U1'))?.parts.done).toBe('all of it')
})

test('in a direct message a member of several channels chooses, and a stranger is told where to begin', async () => {
  const { call, form, reply } = await openWeek()
  const inDirect = (person = ann) => reply(called({ command: 'report', at, person, place: direct }))
  expect((await inDirect())?.markdown).toContain('on no roster')
  await call('report', 'join')
  expect((await form({ place: direct }))?.context).toBe(`2026-W48 ${channel}`)
  await call('digest', 'on', { place: { ...place, channel: 'C2', name: 'dev' } })
  await call('report', 'join', { place: { ...place, channel: 'C2', name: 'dev' } })
  expect(await form({ place: direct })).toBeUndefined()
  const choice = (await inDirect()) as Reply
  expect(choice.buttons.map(({ label }) => label)).toEqual(['Report for #ops', 'Report for #dev'])
})

test('a question in a direct message that begins with the word is a question', async () => {
  const { reply } = await openWeek()
  const answer = await reply(
    said({ text: 'report of nova-compute: what does Glance do?', by: 'direct', place: direct, at }),
  )
  expect(answer?.kind).not.toBe('said')
})

test('the channel’s settings are read as people type them, all or nothing', async () => {
  const { bot, reply, weeks, call } = await openWeek()
  const form = await bot.formFor(called({ command: 'digest', text: 'settings', at, person: ann }))
  expect(form?.fields.map(({ value }) => value)).toEqual(['Fri 17:00', 'Mon 09:00', 'Asia/Shanghai', '', 'en'])
  const fields = {
    deadline: '周四 下午5点',
    digest: 'fri 9:30',
    zone: 'Europe/Berlin',
    holidays: '2026-12-25',
    lang: 'zh',
  }
  const send = (over = {}) =>
    reply(filled({ form: 'digest', context: channel, fields: { ...fields, ...over }, at, person: ann }))
  expect((await send({ zone: 'Mars', deadline: 'soon' }))?.markdown).toMatch(/Nothing was changed.*soon.*Mars/s)
  expect((await weeks.channel(channel))?.settings.zone).toBe('Asia/Shanghai')
  await send()
  expect((await weeks.channel(channel))?.settings).toMatchObject({
    deadline: { weekday: 4, time: '17:00' },
    digest: { weekday: 5, time: '09:30' },
    zone: 'Europe/Berlin',
    holidays: ['2026-12-25'],
    lang: 'zh',
  })
  await call('digest', 'quiet 22:00-07:00')
  expect((await weeks.channel(channel))?.settings.quiet).toEqual({ from: '22:00', until: '07:00' })
  await call('digest', 'off')
  expect((await call('report'))?.markdown).toContain('`/digest on`')
})

test('the preview is for the caller alone, and so is the export', async () => {
  const { call, fill } = await openWeek()
  await fill({ done: 'installed Ceph', problems: 'egg_info failed\n\nSolution: upgrade setuptools' })
  const preview = await call('digest')
  expect(preview?.private).toBe(true)
  expect(preview?.markdown).toContain('egg_info failed')
  expect(preview?.markdown).toContain('upgrade setuptools')
  expect((await call('digest', 'export'))?.markdown).toMatch(/```markdown[\s\S]*installed Ceph/)
  expect((await call('digest', '2026-W45'))?.markdown).toBeTruthy()
  expect((await call('digest', '2026-W99'))?.markdown).toContain('2026-W47')
  const elsewhere = await call('digest', '', { place: direct, person: wang })
  expect(elsewhere?.markdown).not.toContain('Ceph')
})

test('a stale button says why nothing opens', async () => {
  const { reply } = await openWeek()
  const stale = await reply(pressed({ action: 'report-write', value: `2026-W47 ${channel}`, at, person: ann }))
  expect(stale?.markdown).toContain('stands already')
})
