import { describe, expect, it } from 'vitest'
import type { Form } from '../../../src/message.ts'
import { ids } from '../../stand-ins/discord.ts'
import { firstHeard, listening, outgoing, reply } from './listening.ts'

const paste: Form = {
  id: 'diagnose',
  title: 'Diagnose a log',
  context: '',
  submit: 'Diagnose',
  fields: [{ id: 'log', kind: 'paragraph', label: 'The log', hint: 'Paste the lines.' }],
}

describe('a message', () => {
  it('that mentions the bot is heard without the mention', async () => {
    const bot = await listening()
    const said = bot.discord.say('what does Glance do', { mention: true })
    expect(await firstHeard(bot)).toMatchObject({
      kind: 'said',
      id: said.id,
      by: 'mention',
      text: 'what does Glance do',
      place: { chat: 'discord', team: ids.guild, channel: ids.channel, direct: false },
      person: { id: ids.user, name: 'Lin' },
      conversation: `${ids.channel}:${ids.user}`,
      files: [],
      earlier: [],
    })
  })

  it('in a direct message needs no mention', async () => {
    const bot = await listening()
    bot.discord.say('虚拟机创建流程是什么', { channel_id: ids.direct })
    expect(await firstHeard(bot)).toMatchObject({
      by: 'direct',
      text: '虚拟机创建流程是什么',
      place: { direct: true, team: '' },
    })
  })

  it('in a thread that the bot is part of continues its conversation', async () => {
    const bot = await listening()
    const thread = bot.discord.openThread(true)
    bot.discord.say('and how do I create one?', { channel_id: thread })
    expect(await firstHeard(bot)).toMatchObject({
      by: 'thread',
      conversation: thread,
      place: { channel: ids.channel, thread },
    })
  })

  it('that mentions the bot in a thread it has not seen brings what was said there', async () => {
    const bot = await listening()
    const thread = bot.discord.openThread(false)
    bot.discord.say('what is Nova?', { channel_id: thread })
    bot.discord.say('and its cells?', { channel_id: thread, mention: true })
    const said = await bot.discord.waitFor(() => bot.heard.find((one) => one.kind === 'said' && one.by === 'mention'))
    expect(said).toMatchObject({ earlier: ['what is Nova?'] })
  })

  it('to nobody is overheard', async () => {
    const bot = await listening()
    bot.discord.say('is anybody here?')
    expect(await firstHeard(bot)).toMatchObject({ by: 'overheard', text: 'is anybody here?' })
  })

  it('that answers the bot without a mention is a follow-up', async () => {
    const bot = await listening()
    const own = { id: ids.bot, username: 'askstack', discriminator: '0000', avatar: null, bot: true }
    const answer = { id: '900', channel_id: ids.channel, author: own, content: 'Nova …', attachments: [], embeds: [] }
    const referenced_message = {
      ...answer,
      mentions: [],
      mention_roles: [],
      timestamp: '2024-01-01T00:00:00Z',
      type: 0,
    }
    const message_reference = { type: 0, message_id: '900', channel_id: ids.channel }
    bot.discord.say('and Cinder?', { type: 19, message_reference, referenced_message })
    expect(await firstHeard(bot)).toMatchObject({ by: 'thread', text: 'and Cinder?', earlier: [] })
  })

  it('that only mentions the bot below a log is about that log', async () => {
    const bot = await listening()
    const file = bot.discord.attach('stack.log', 'ERROR')
    const log = bot.discord.say('it failed', { attachments: [file] })
    const message_reference = { type: 0, message_id: log.id, channel_id: ids.channel }
    bot.discord.say('', { mention: true, type: 19, message_reference, referenced_message: log })
    const said = await bot.discord.waitFor(() => bot.heard.find((one) => one.kind === 'said' && one.by === 'mention'))
    expect(said).toMatchObject({ text: 'it failed', files: [{ name: 'stack.log', address: file.url }] })
  })

  it('brings its files', async () => {
    const bot = await listening()
    const file = bot.discord.attach('nova.log.gz', 'x')
    bot.discord.say('please', { mention: true, attachments: [file] })
    expect(await firstHeard(bot)).toMatchObject({ files: [{ name: 'nova.log.gz', size: 1, address: file.url }] })
  })

  it('of a program, a webhook or Discord itself is not heard', async () => {
    const bot = await listening()
    bot.discord.say('hi', { mention: true, author: { id: '5', username: 'other', bot: true, discriminator: '0000' } })
    bot.discord.say('hi', { mention: true, webhook_id: '6' })
    bot.discord.say('hi', { mention: true, type: 7 })
    bot.discord.say('last', { mention: true })
    expect(await firstHeard(bot)).toMatchObject({ text: 'last' })
  })

  it('that cannot be taken over is answered with a word', async () => {
    const bot = await listening()
    bot.deaf = true
    bot.discord.say('what is Nova?', { mention: true })
    const [word] = await bot.discord.waitFor(() => bot.discord.posted().length > 0 && bot.discord.posted())
    expect(word?.content).toMatch(/try again/)
    expect(bot.lines.some(({ level, message }) => level === 'error' && /taken over/.test(message))).toBe(true)
  })
})

describe('a command', () => {
  it('is acknowledged for the asker alone, then heard', async () => {
    const bot = await listening()
    const waiting = bot.discord.slash('ask', [{ name: 'question', type: 3, value: 'what is Nova?' }], {
      locale: 'zh-TW',
    })
    expect(await firstHeard(bot)).toMatchObject({
      kind: 'called',
      id: waiting.id,
      command: 'ask',
      text: 'what is Nova?',
      person: { id: ids.user, locale: 'zh' },
    })
    expect(waiting.callback).toMatchObject({ type: 5, data: { flags: 64 } })
  })

  it('brings an attachment', async () => {
    const bot = await listening()
    const attachment = bot.discord.attach('stack.log', 'x')
    bot.discord.slash('diagnose', [{ name: 'file', type: 11, value: attachment.id, attachment }])
    expect(await firstHeard(bot)).toMatchObject({ command: 'diagnose', text: '', files: [{ name: 'stack.log' }] })
  })

  it('opens the form that the bot wants', async () => {
    const bot = await listening()
    bot.form = paste
    const waiting = bot.discord.slash('diagnose')
    await firstHeard(bot)
    expect(waiting.callback).toMatchObject({ type: 9, data: { custom_id: 'asf:diagnose:', title: 'Diagnose a log' } })
    expect(bot.discord.rest.refused).toEqual([])
  })

  it('whose form Discord cannot show is told so, and nothing else happens', async () => {
    const bot = await listening()
    bot.form = { ...paste, context: 'x'.repeat(100) }
    const waiting = bot.discord.slash('report')
    await bot.discord.waitFor(() => waiting.callback)
    expect(waiting.callback).toMatchObject({ type: 4, data: { flags: 64, content: /./ } })
    expect(bot.heard).toEqual([])
    expect(bot.lines).toContainEqual(
      expect.objectContaining({ level: 'error', message: 'a form cannot be shown on Discord' }),
    )
  })

  it('on a message is about what that message says', async () => {
    const bot = await listening()
    const target = bot.discord.say('ERROR nova failed')
    bot.discord.onMessage('Diagnose this', target)
    const called = await bot.discord.waitFor(() => bot.heard.find(({ kind }) => kind === 'called'))
    expect(called).toMatchObject({ command: 'diagnose', text: 'ERROR nova failed' })
  })

  it.each(['report', 'deploys', 'digest', 'askstack'])('/%s is heard', async (name) => {
    const bot = await listening()
    bot.discord.slash(name)
    expect(await firstHeard(bot)).toMatchObject({ kind: 'called', command: name })
  })

  it.each([
    ['en-US', 'glance', 'Glance: the image service'],
    ['zh-CN', 'Gl', 'Glance：镜像服务'],
  ])('completes titles in the language %s', async (locale, typed, title) => {
    const bot = await listening()
    const waiting = bot.discord.complete('ask', 'question', typed, { locale })
    await bot.discord.waitFor(() => waiting.callback)
    expect(waiting.callback).toEqual({ type: 8, data: { choices: [{ name: title, value: title }] } })
  })

  it('is heard before it is acknowledged, and answered after', async () => {
    const bot = await listening()
    bot.discord.fail(/callback/, { delay: 300 })
    const waiting = bot.discord.slash('ask', [{ name: 'question', type: 3, value: 'x' }])
    const { to } = await firstHeard(bot)
    expect(waiting.acked).toBeUndefined()
    await bot.chat.send(outgoing(to, reply('for you', { private: true })))
    expect(waiting.original).toMatchObject({ content: 'for you', flags: 64 })
    expect(bot.discord.sent(/PATCH/)).toHaveLength(1)
  })

  it('that another process acknowledges just now is not answered elsewhere', async () => {
    const bot = await listening()
    const waiting = bot.discord.slash('ask', [{ name: 'question', type: 3, value: 'x' }])
    const { to } = await firstHeard(bot)
    await bot.discord.waitFor(() => waiting.acked)
    waiting.acked = false
    const message = outgoing(to, reply('for you', { private: true }))
    await expect(bot.chat.send(message)).rejects.toMatchObject({ permanent: false })
    waiting.acked = true
    await bot.chat.send({ ...message, attempt: 2 })
    expect(waiting.original).toMatchObject({ content: 'for you' })
    expect(bot.discord.posted(ids.direct)).toEqual([])
  })

  it('is acknowledged although Discord is in trouble', async () => {
    const bot = await listening()
    bot.discord.fail(/callback/, { reset: 'after' })
    bot.discord.fail(/callback/, { status: 502 })
    const waiting = bot.discord.slash('ask', [{ name: 'question', type: 3, value: 'x' }])
    await firstHeard(bot)
    expect(waiting.acked).toBe(true)
  })

  it('that cannot be taken over is answered with a word', async () => {
    const bot = await listening()
    bot.deaf = true
    const waiting = bot.discord.slash('ask', [{ name: 'question', type: 3, value: 'x' }], { locale: 'zh-CN' })
    await bot.discord.waitFor(() => waiting.original?.edited)
    expect(waiting.original?.content).toMatch(/请一分钟后再试/)
  })
})

describe('a hundred commands in trouble', () => {
  it('are all heard once, and acknowledged in time', async () => {
    const bot = await listening()
    bot.discord.trouble({ limited: 0.1, broken: 0.05, reset: 0.02 })
    const all = Array.from({ length: 100 }, (_, i) =>
      bot.discord.slash('ask', [{ name: 'question', type: 3, value: `${i}` }]),
    )
    await bot.discord.waitFor(() => all.every(({ acked }) => acked), 10_000)
    expect(Math.max(...all.map(({ ackedAfter = 9_999 }) => ackedAfter))).toBeLessThan(3_000)
    expect(new Set(bot.heard.map(({ id }) => id)).size).toBe(100)
  }, 15_000)
})

describe('a button and a form', () => {
  it('bring back what the bot gave them', async () => {
    const bot = await listening()
    bot.discord.press('asb:vote:up:abc')
    expect(await firstHeard(bot)).toMatchObject({ kind: 'pressed', action: 'vote', value: 'up:abc' })
    bot.discord.submit('asf:reason:KEY', { why: ['wrong'], comment: 'no' })
    expect(await bot.discord.waitFor(() => bot.heard[1])).toMatchObject({
      kind: 'filled',
      form: 'reason',
      context: 'KEY',
      fields: { why: 'wrong', comment: 'no' },
    })
  })
})

describe('a forged interaction', () => {
  it.each([
    ['a command', (d: Awaited<ReturnType<typeof listening>>['discord']) => d.slash('shutdown')],
    ['a button', (d: Awaited<ReturnType<typeof listening>>['discord']) => d.press('drop-tables')],
    ['a form', (d: Awaited<ReturnType<typeof listening>>['discord']) => d.submit('x', { a: 'b' })],
    [
      'a command on a message',
      (d: Awaited<ReturnType<typeof listening>>['discord']) => d.onMessage('Delete', d.say('x')),
    ],
  ])('of %s is refused with a line in the log', async (_, forge) => {
    const bot = await listening()
    const waiting = forge(bot.discord)
    await bot.discord.waitFor(() => waiting.callback)
    expect(waiting.callback).toMatchObject({ type: 4, data: { flags: 64 } })
    expect(bot.heard.filter(({ kind }) => kind !== 'said')).toEqual([])
    expect(bot.lines.filter(({ level }) => level === 'warn')).toHaveLength(1)
  })

  it('of another application is not even answered', async () => {
    const bot = await listening()
    const waiting = bot.discord.slash('ask', [], { application_id: '999' })
    await bot.discord.waitFor(() => bot.lines.find(({ message }) => /another application/.test(message)))
    expect(waiting.callback).toBeUndefined()
    expect(bot.heard).toEqual([])
  })
})
