import { describe, expect, test } from 'vitest'
import { channelLang } from '../../src/bot/channel-lang.ts'
import { keyOf } from '../../src/bot/keys.ts'
import { called, filled, openTestBot, place, pressed, said } from './open-bot.ts'

const log = 'Command "python setup.py egg_info" failed with error code 1 in /tmp/pip-build-x1/foo/'

describe('a command', () => {
  test('/ask is answered for the caller alone, who may publish it', async () => {
    const { reply } = openTestBot()
    const answer = await reply(called({ text: 'what does Glance do' }))
    expect(answer).toMatchObject({ kind: 'answered', private: true })
    expect(answer?.buttons.at(-1)).toMatchObject({ action: 'publish', label: 'Publish to channel' })
    const direct = await reply(called({ text: 'what does Glance do', place: { ...place, direct: true } }))
    expect(direct?.buttons.some(({ action }) => action === 'publish')).toBe(false)
  })

  test('/diagnose takes its text for a log', async () => {
    const { reply } = openTestBot()
    expect(await reply(called({ command: 'diagnose', text: log }))).toMatchObject({ kind: 'known', private: true })
  })

  test.each(['ask', 'diagnose'])(
    '/%s without anything says how it is used, in the member’s language',
    async (command) => {
      const { reply } = openTestBot()
      expect((await reply(called({ command })))?.markdown).toContain(`/${command}`)
      const zh = await reply(called({ command, person: { id: 'U2', locale: 'zh' } }))
      expect(zh).toMatchObject({ lang: 'zh', private: true })
    },
  )

  test('/askstack shows and sets when the bot speaks', async () => {
    const { reply, store } = openTestBot()
    expect((await reply(called({ command: 'askstack' })))?.markdown).toContain('only when I am mentioned')
    expect((await reply(called({ command: 'askstack', text: ' All ' })))?.markdown).toContain(
      'everything that is asked',
    )
    expect(await store.channelRule('slack:T1:C1')).toBe('all')
    expect((await reply(called({ command: 'askstack', text: 'loud' })))?.markdown).toContain('`/askstack`')
    expect(await store.channelRule('slack:T1:C1')).toBe('all')
  })

  test('/askstack 中文 or english sets the language of what is posted in the channel, and says so in it', async () => {
    const { reply, store } = openTestBot()
    expect(await channelLang(store, 'slack:C1')).toBe('en')
    expect((await reply(called({ command: 'askstack' })))?.markdown).toContain('is in **English**')
    expect(await reply(called({ command: 'askstack', text: '中文' }))).toMatchObject({ lang: 'zh', private: true })
    expect(await channelLang(store, 'slack:C1')).toBe('zh')
    expect((await reply(called({ command: 'askstack', text: 'ENGLISH' })))?.lang).toBe('en')
    expect(await channelLang(store, 'slack:C1')).toBe('en')
    const direct = { ...place, direct: true }
    expect((await reply(called({ command: 'askstack', text: 'chinese', place: direct })))?.markdown).toContain(
      '`/askstack`',
    )
    expect(await channelLang(store, 'slack:C1')).toBe('en')
    expect(await store.channelRule('slack:T1:C1')).toBeUndefined()
  })

  test('that it does not know gets help', async () => {
    const { reply } = openTestBot()
    expect((await reply(called({ command: 'dance' })))?.markdown).toContain('I answer questions about OpenStack')
  })

  test('for which a form was opened gets nothing more', async () => {
    const { reply } = openTestBot()
    expect(await reply(called({ command: 'diagnose' }), { formShown: true })).toBeUndefined()
  })
})

describe('a button', () => {
  const answered = async () => {
    const test = openTestBot()
    const question = said({ text: 'what does Glance do?' })
    await test.reply(question)
    return { ...test, key: keyOf(question) }
  }

  test('counts a vote, the later one of a person', async () => {
    const { reply, store, key } = await answered()
    expect((await reply(pressed({ value: `up:${key}` })))?.private).toBe(true)
    await reply(pressed({ value: `down:${key}` }))
    expect(await store.votes(0)).toMatchObject([{ reply: key, person: 'U1', helpful: false, ids: ['glance'] }])
    expect(await store.gaps(5)).toMatchObject([{ id: key, kind: 'voted-down', text: 'what does Glance do?' }])
  })

  test('against an answer asks for the reason in a form, and that is kept', async () => {
    const { bot, reply, store, key } = await answered()
    const press = pressed({ value: `down:${key}`, person: { id: 'U1', locale: 'zh' } })
    const form = await bot.formFor(press)
    expect(form).toMatchObject({ id: 'reason', context: key, title: '哪里不对？' })
    expect(await reply(press, { formShown: true })).toBeUndefined()
    expect(await store.votes(0)).toHaveLength(1)
    const fields = { why: 'outdated', comment: 'v1 is gone' }
    expect((await reply(filled({ form: 'reason', context: key, fields })))?.private).toBe(true)
    expect(await store.votes(0)).toMatchObject([{ helpful: false, reason: 'outdated: v1 is gone' }])
    expect(await bot.formFor(pressed({ value: `up:${key}` }))).toBeUndefined()
  })

  test('shows all commands of the note, to the one who pressed', async () => {
    const { reply, key } = await answered()
    const commands = await reply(pressed({ action: 'commands', value: key }))
    expect(commands?.private).toBe(true)
    expect(commands?.markdown).toMatch(/```[\s\S]*openstack image[\s\S]*```/)
  })

  test('shows an answer that may not have arrived in the place of the word about it', async () => {
    const test = openTestBot()
    const call = called({ text: 'what does Glance do' })
    const first = await test.reply(call)
    expect(first?.again).toMatchObject({ action: 'again', value: keyOf(call) })
    const press = pressed({ action: 'again', value: keyOf(call) })
    const { again: _, ...shown } = first ?? {}
    expect(await test.reply(press)).toEqual({ ...shown, replaces: press.about })
  })

  test('publishes an answer once, with the question and who published it', async () => {
    const test = openTestBot()
    const call = called({ text: 'what does *Glance* do' })
    await test.reply(call)
    const press = pressed({ action: 'publish', value: keyOf(call) })
    const published = await test.reply(press)
    expect(published?.private).toBeUndefined()
    expect(published?.markdown).toContain('Ann asked: *what does \\*Glance\\* do*')
    expect(published?.ids).toEqual(['glance'])
    expect(await test.reply(press)).toEqual(published)
    expect((await test.reply(pressed({ action: 'publish', value: keyOf(call) })))?.markdown).toContain('already')
  })

  test.each(['vote', 'commands', 'publish', 'dance'])('%s of an answer that is gone says so', async (action) => {
    const { reply } = openTestBot()
    const gone = await reply(pressed({ action, value: action === 'vote' ? 'up:nothing' : 'nothing' }))
    expect(gone).toMatchObject({ kind: 'said', private: true })
    expect(gone?.markdown).toContain('30 days')
  })
})

describe('a form', () => {
  test.each([
    ['/diagnose without a log', called({ command: 'diagnose' }), 'diagnose'],
    ['/askstack', called({ command: 'askstack' }), 'settings'],
    ['/ask', called({ command: 'ask' }), undefined],
    ['/diagnose with a log', called({ command: 'diagnose', text: log }), undefined],
    ['/askstack all', called({ command: 'askstack', text: 'all' }), undefined],
    ['/askstack in a direct message', called({ command: 'askstack', place: { ...place, direct: true } }), undefined],
    ['a question', said({}), undefined],
    ['what was filled in only in part', filled({ form: 'diagnose', fields: { log: 'x' } }), 'diagnose'],
  ])('for %s: %3$s', async (_, happened, id) => {
    expect((await openTestBot().bot.formFor(happened))?.id).toBe(id)
  })

  test('with a pasted log is diagnosed for the sender alone', async () => {
    const { reply } = openTestBot()
    expect(await reply(filled({ fields: { log } }))).toMatchObject({ kind: 'known', private: true })
    expect((await reply(filled({ fields: { log: ' ' } })))?.kind).toBe('said')
  })

  test('with settings shows the rule that holds, and sets that of its own channel only', async () => {
    const { bot, reply, store } = openTestBot()
    await store.setChannelRule('slack:T1:C1', 'questions')
    const form = await bot.formFor(called({ command: 'askstack' }))
    expect(form?.fields).toMatchObject([
      { id: 'rule', value: 'questions' },
      { id: 'lang', value: 'en' },
    ])
    const sent = filled({ form: 'settings', context: form?.context ?? '', fields: { rule: 'off', lang: 'zh' } })
    expect((await reply({ ...sent, place: { ...place, channel: '' } }))?.markdown).toContain('never')
    expect(await store.channelRule('slack:T1:C1')).toBe('off')
    expect(await channelLang(store, 'slack:C1')).toBe('zh')
    await reply(filled({ form: 'settings', context: 'slack:T2:C1', fields: { rule: 'all', lang: 'en' } }))
    await reply(filled({ form: 'settings', context: 'slack:T1:C1', fields: { rule: 'loud' } }))
    expect(await store.channelRule('slack:T2:C1')).toBeUndefined()
    expect(await channelLang(store, 'slack:C1')).toBe('zh')
    expect(await store.channelRule('slack:T1:C1')).toBe('off')
  })
})

test('the bot’s own page says what it can do, in the member’s language', async () => {
  const { reply } = openTestBot()
  const { at, person, to } = called({})
  const visit = { kind: 'visited', id: 'v', at, place, to } as const
  expect((await reply({ ...visit, person }))?.markdown).toContain('Where I answer')
  expect((await reply({ ...visit, person: { id: 'U2', locale: 'zh' } }))?.markdown).toContain('我在哪里回答')
})

test('titles are completed in both languages, those that begin like it first', () => {
  const { bot } = openTestBot()
  expect(bot.suggest('glan', 'en')[0]).toMatchObject({ id: expect.stringContaining('glance') })
  expect(bot.suggest('Glance', 'zh').every(({ title }) => /\p{Script=Han}/u.test(title))).toBe(true)
  expect(bot.suggest('', 'en')).toHaveLength(25)
  expect(bot.suggest('zzzz', 'en')).toEqual([])
})
