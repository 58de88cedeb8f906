import { describe, expect, it } from 'vitest'
import { ChatError } from '../../../src/chat/chat-error.ts'
import type { Address } from '../../../src/message.ts'
import { ids, type Json, tooMany } from '../../stand-ins/discord.ts'
import { firstHeard, type Listening, listening, outgoing, reply } from './listening.ts'

/** The address of a mention that was just heard. */
async function mentioned(bot: Listening): Promise<{ to: Address; id: unknown }> {
  const { id } = bot.discord.say('what is Nova?', { mention: true })
  return { to: (await firstHeard(bot)).to, id }
}

async function called(bot: Listening, over: Json = {}) {
  const waiting = bot.discord.slash('ask', [{ name: 'question', type: 3, value: 'x' }], over)
  return { waiting, to: (await firstHeard(bot)).to }
}

const failure = (sending: Promise<unknown>) =>
  sending.then(
    () => expect.fail('it was sent'),
    (error: unknown) => error as ChatError,
  )

const long = Array.from({ length: 40 }, (_, i) => `Paragraph ${i}. ${'word '.repeat(60)}`).join('\n\n')

describe('a reply to a mention', () => {
  it('answers that message, mentions nobody and opens no preview', async () => {
    const bot = await listening()
    const { to, id } = await mentioned(bot)
    const ref = await bot.chat.send(outgoing(to, reply('Nova [docs](https://docs.openstack.org/nova/) @everyone <@1>')))
    const [posted] = bot.discord.posted()
    expect(ref).toEqual({ chat: 'discord', channel: ids.channel, id: posted?.id })
    expect(posted).toMatchObject({
      content: 'Nova [docs](<https://docs.openstack.org/nova/>) @\u200beveryone \\<\u200b@1>',
      message_reference: { message_id: id, fail_if_not_exists: false },
      allowed_mentions: { parse: [], replied_user: false },
      flags: 4,
    })
  })

  it('in a direct message refers to nothing', async () => {
    const bot = await listening()
    bot.discord.say('hi', { channel_id: ids.direct })
    await bot.chat.send(outgoing((await firstHeard(bot)).to, reply('hello')))
    expect(bot.discord.posted(ids.direct)[0]).not.toHaveProperty('message_reference')
  })

  it('is one message with one more card when it is long, with the buttons under it', async () => {
    const bot = await listening()
    const { to } = await mentioned(bot)
    const buttons = [{ action: 'vote', value: 'up:k', label: 'Helpful' }]
    await bot.chat.send(outgoing(to, reply(long.slice(0, 5_000), { buttons })))
    expect(bot.discord.posted()).toHaveLength(1)
    expect(bot.discord.posted()[0]).toMatchObject({
      components: [{ type: 1, components: [{ type: 2, custom_id: 'asb:vote:up:k', label: 'Helpful' }] }],
      flags: 0,
    })
  })

  it('stands once however often it is sent', async () => {
    const bot = await listening()
    const { to } = await mentioned(bot)
    const message = outgoing(to, reply(long))
    const first = await bot.chat.send(message)
    const count = bot.discord.posted().length
    expect(await bot.chat.send({ ...message, attempt: 2 })).toEqual(first)
    expect(count).toBeGreaterThan(1)
    expect(bot.discord.posted()).toHaveLength(count)
  })

  it('stands once when the connection breaks after Discord took it', async () => {
    const bot = await listening()
    const { to } = await mentioned(bot)
    bot.discord.fail(/POST .*messages/, { reset: 'after' })
    const message = outgoing(to, reply('once'))
    expect(await failure(bot.chat.send(message))).toMatchObject({ permanent: false })
    await bot.chat.send({ ...message, attempt: 2 })
    expect(bot.discord.posted()).toHaveLength(1)
  })

  it('can be edited', async () => {
    const bot = await listening()
    const { to } = await mentioned(bot)
    const ref = await bot.chat.send(outgoing(to, reply('before')))
    await bot.chat.send(outgoing(to, reply('after'), { edit: ref }))
    expect(bot.discord.posted().map(({ content }) => content)).toEqual(['after'])
  })

  it('may go to a channel that nobody wrote in', async () => {
    const bot = await listening()
    await bot.chat.send(outgoing({ channel: '3000' }, reply('a deployment began')))
    expect(bot.discord.posted('3000')).toHaveLength(1)
  })
})

describe('a private reply', () => {
  it('takes the place of "thinking …", for the asker alone', async () => {
    const bot = await listening()
    const { waiting, to } = await called(bot)
    await bot.chat.send(outgoing(to, reply('for you', { private: true })))
    expect(waiting.original).toMatchObject({ content: 'for you', flags: 64 })
    expect(bot.discord.posted()).toEqual([])
  })

  it('that is very long comes whole in a file with it', async () => {
    const bot = await listening()
    const { waiting, to } = await called(bot)
    const buttons = [{ action: 'publish', value: 'k', label: 'Publish' }]
    await bot.chat.send(outgoing(to, reply(long, { private: true, buttons })))
    expect(waiting.original).toMatchObject({
      attachments: [{ filename: 'answer.md', text: long }],
      components: [{ components: [{ custom_id: 'asb:publish:k' }] }],
    })
  })

  it('comes as a direct message when the interaction has expired', async () => {
    const bot = await listening()
    const { waiting, to } = await called(bot)
    waiting.expired = true
    await bot.chat.send(outgoing({ ...to, at: String(Date.now() - 5_000) }, reply('late', { private: true })))
    expect(bot.discord.posted(ids.direct)).toMatchObject([{ content: 'late' }])
    expect(bot.discord.posted()).toEqual([])
  })

  it('does not even try an interaction of a quarter of an hour ago', async () => {
    const bot = await listening()
    const { to } = await called(bot)
    await bot.chat.send(outgoing({ ...to, at: String(Date.now() - 15 * 60_000) }, reply('late', { private: true })))
    expect(bot.discord.sent(/PATCH/)).toEqual([])
    expect(bot.discord.posted(ids.direct)).toHaveLength(1)
  })
})

describe('a published reply', () => {
  it('is posted once for everybody, and "thinking …" goes away', async () => {
    const bot = await listening()
    const waiting = bot.discord.press('asb:publish:k')
    const message = outgoing((await firstHeard(bot)).to, reply('for all'))
    await bot.chat.send(message)
    await bot.chat.send({ ...message, attempt: 2 })
    expect(bot.discord.posted()).toMatchObject([{ content: 'for all' }])
    expect(waiting.original).toBeUndefined()
  })

  it('goes through the interaction where the bot may not write', async () => {
    const bot = await listening()
    bot.discord.press('asb:publish:k')
    const { to } = await firstHeard(bot)
    bot.discord.rest.closed.set(ids.channel, 50001)
    await bot.chat.send(outgoing(to, reply('for all')))
    expect(bot.discord.sent(/POST \/webhooks/)).toHaveLength(1)
    expect(bot.discord.posted()).toMatchObject([{ content: 'for all', flags: 4 }])
  })
})

describe('a failure', () => {
  it.each([
    [50001, /View Channel/],
    [50013, /Send Messages/],
    [10003, /gone/],
  ])('%i is permanent and says what to do', async (code, advice) => {
    const bot = await listening()
    bot.discord.rest.closed.set('77', code)
    const error = await failure(bot.chat.send(outgoing({ channel: '77' }, reply('x'))))
    expect(error).toBeInstanceOf(ChatError)
    expect(error).toMatchObject({ permanent: true, message: expect.stringMatching(advice) })
  })

  it('of a message that is gone is permanent', async () => {
    const bot = await listening()
    const edit = { chat: 'discord', channel: ids.channel, id: '1' } as const
    expect(await failure(bot.chat.send(outgoing({ channel: ids.channel }, reply('x'), { edit })))).toMatchObject({
      permanent: true,
    })
  })

  it('by a limit tells how long to wait, at once', async () => {
    const bot = await listening()
    bot.discord.fail(/messages/, tooMany(7))
    const begun = Date.now()
    const error = await failure(bot.chat.send(outgoing({ channel: ids.channel }, reply('x'))))
    expect(error.permanent).toBe(false)
    expect(error.retryAfter).toBeGreaterThanOrEqual(7_000)
    expect(Date.now() - begun).toBeLessThan(1_000)
  })

  it.each([[{ status: 503 }], [{ reset: 'before' as const }]])(
    '%j is left to the queue after one try',
    async (fault) => {
      const bot = await listening()
      bot.discord.fail(/messages/, fault)
      expect(await failure(bot.chat.send(outgoing({ channel: ids.channel }, reply('x'))))).toMatchObject({
        permanent: false,
      })
      expect(bot.discord.sent(/POST .*messages/)).toHaveLength(1)
    },
  )

  it('of a button that does not fit, or an address of no channel, is permanent', async () => {
    const bot = await listening()
    const buttons = [{ action: 'vote', value: 'v'.repeat(120), label: 'x' }]
    expect(await failure(bot.chat.send(outgoing({ channel: '1' }, reply('x', { buttons }))))).toMatchObject({
      permanent: true,
    })
    expect(await failure(bot.chat.send(outgoing({ channel: 'C0123' }, reply('x'))))).toMatchObject({ permanent: true })
  })

  it('holds no secret', async () => {
    const bot = await listening()
    const { to } = await called(bot)
    bot.discord.fail(/PATCH/, { status: 400, body: { code: 50035, message: 'Invalid Form Body', errors: {} } })
    const error = await failure(bot.chat.send(outgoing(to, reply('x', { private: true }))))
    expect(`${error.message} ${(error.cause as Error).message}`).not.toContain(to.token)
    expect(error.message).not.toContain(bot.discord.token)
  })
})

describe('a receipt', () => {
  it('is "typing …" for a message and nothing for a command, which shows "thinking …" already', async () => {
    const bot = await listening()
    const { to } = await mentioned(bot)
    await bot.chat.receipt(to, true)
    await bot.chat.receipt(to, false)
    await bot.chat.receipt({ ...to, app: '1', token: 't' }, true)
    expect(bot.discord.sent(/typing/)).toHaveLength(1)
  })

  it('that fails is no failure', async () => {
    const bot = await listening()
    bot.discord.fail(/typing/, { status: 500 })
    await bot.chat.receipt({ channel: ids.channel }, true)
  })
})
