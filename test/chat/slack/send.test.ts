import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Outgoing } from '../../../src/message.ts'
import { slackIds } from '../../stand-ins/slack.ts'
import { openSlack, outgoing, reply } from './open-slack.ts'

let open: Awaited<ReturnType<typeof openSlack>>
beforeAll(async () => {
  open = await openSlack()
})
beforeEach(() => {
  open.slack.api.messages.clear()
  open.slack.responses.length = 0
  open.slack.api.ephemeral.length = 0
})
afterAll(() => open.stop())

const channel = slackIds.channel
const thread = '1761.5'
const to = { kind: 'message', channel, thread, user: slackIds.user, message: thread }
const send = (out: Outgoing) => open.chat.send(out)
const command = () => ({
  kind: 'command',
  channel,
  user: slackIds.user,
  responseUrl: open.slack.responseUrl(),
  lang: 'en',
})

describe('a reply', () => {
  test('goes to its thread, without previews, with its key', async () => {
    const ref = await send(outgoing(to, '**Nova** <!channel>'))
    expect(open.slack.messages()).toMatchObject([
      {
        thread_ts: thread,
        ts: ref.id,
        text: 'Nova &lt;!channel&gt;',
        parse: 'none',
        metadata: { event_type: 'askstack_reply', event_payload: { key: outgoing(to, '').key } },
      },
    ])
    const { args } = open.slack.calls.findLast(({ method }) => method === 'chat.postMessage') ?? {}
    expect([args?.unfurl_links, args?.unfurl_media, args?.link_names].map(String)).toEqual(['false', 'false', 'false'])
  })

  test('is not posted again when it stands already', async () => {
    open.slack.fail('chat.postMessage', { reset: 'after' })
    await expect(send(outgoing(to, 'hi'))).rejects.toMatchObject({ permanent: false })
    const ref = await send(outgoing(to, 'hi', { attempt: 2 }))
    expect(open.slack.messages()).toHaveLength(1)
    expect(ref.id).toBe(open.slack.messages()[0]?.ts)
  })

  test('is posted again when it never arrived, and not while Slack cannot say', async () => {
    open.slack.fail('chat.postMessage', { reset: 'before' })
    await expect(send(outgoing(to, 'hi'))).rejects.toMatchObject({ permanent: false })
    open.slack.fail('conversations.replies', { status: 503 })
    await expect(send(outgoing(to, 'hi', { attempt: 2 }))).rejects.toMatchObject({ permanent: false })
    await send(outgoing(to, 'hi', { attempt: 3 }))
    expect(open.slack.messages()).toHaveLength(1)
  })

  test('too long for one message goes on in the thread, each part once', async () => {
    const long = outgoing({ kind: 'message', channel }, 'many words. '.repeat(2_000))
    open.slack.fail('chat.postMessage', { delay: 0 })
    open.slack.fail('chat.postMessage', { status: 500 })
    await expect(send(long)).rejects.toMatchObject({ permanent: false })
    await send({ ...long, attempt: 2 })
    const [first, ...rest] = open.slack.messages()
    expect(rest.map(({ thread_ts }) => thread_ts)).toEqual([first?.ts, first?.ts])
  })

  test('edits, and takes the place of what stands', async () => {
    const ref = await send(outgoing(to, 'first'))
    await send(outgoing(to, 'second', { edit: ref }))
    await send(outgoing(to, '', { reply: reply('third', { replaces: ref }) }))
    expect(open.slack.messages()).toMatchObject([{ text: 'third', edited: true }])
  })

  test('to the home tab publishes it', async () => {
    await send(outgoing({ kind: 'home', user: slackIds.user }, '# Hello\n\n| a |\n|---|\n| b |'))
    expect(open.slack.api.homes.at(-1)).toMatchObject({
      type: 'home',
      blocks: [{ type: 'header' }, { type: 'rich_text' }],
    })
  })

  test('that Slack refuses for its blocks is shown as text', async () => {
    open.slack.fail('chat.postMessage', { body: { ok: false, error: 'invalid_blocks' } })
    await send(outgoing(to, 'plain'))
    expect(open.slack.messages()).toMatchObject([{ text: 'plain' }])
  })
})

describe('a private reply', () => {
  const secret = (more = {}) => reply('psst', { private: true, ...more })

  test('goes to the response address, once', async () => {
    const out = outgoing(command(), '', { reply: secret(), key: 'private-1' })
    await send(out)
    await send({ ...out, attempt: 2 })
    expect(open.slack.responses).toMatchObject([{ body: { response_type: 'ephemeral', replace_original: false } }])
  })

  test('goes to the asker in the channel when the response address is closed', async () => {
    open.slack.fail('response', { status: 404 })
    await send(outgoing(command(), '', { reply: secret(), key: 'private-2' }))
    expect(open.slack.api.ephemeral).toMatchObject([{ channel, user: slackIds.user, text: 'psst' }])
  })

  test('rejects where Slack does not take it', async () => {
    open.slack.fail('response', { status: 429, headers: { 'retry-after': '7' } })
    const out = outgoing(command(), '', { reply: secret(), key: 'private-3' })
    await expect(send(out)).rejects.toMatchObject({ permanent: false, retryAfter: 7_000 })
    open.slack.fail('response', { status: 400 })
    await expect(send(out)).rejects.toMatchObject({ permanent: true })
  })

  test('is never sent to an address that is not Slack’s', async () => {
    const forged = { ...command(), responseUrl: 'https://evil.example/response' }
    const out = outgoing(forged, '', { reply: secret(), key: 'private-4' })
    await expect(send(out)).rejects.toMatchObject({
      permanent: true,
      message: expect.stringContaining('not one of Slack’s'),
    })
  })

  test('is not followed by a sign of life', async () => {
    const address = command()
    await send(outgoing(address, '', { reply: secret(), key: 'private-10' }))
    await open.chat.receipt(address, true)
    expect(open.slack.standing(address.responseUrl)).toMatchObject([{ text: 'psst' }])
  })

  test('that may have arrived is not sent twice: the asker is offered to see it', async () => {
    const address = command()
    const again = { action: 'again', value: 'k', label: 'Show the answer' }
    const out = outgoing(address, '', { reply: secret({ again }), key: 'private-5' })
    open.slack.fail('response', { reset: 'after' })
    await expect(send(out)).rejects.toMatchObject({ permanent: false, refused: false })
    open.slack.fail('response', { status: 429 })
    await expect(send({ ...out, attempt: 2 })).rejects.toMatchObject({ refused: true })
    await send({ ...out, attempt: 3 })
    const [answer, offer, ...rest] = open.slack.standing(address.responseUrl)
    expect(answer?.text).toBe('psst')
    expect(JSON.stringify(offer)).toMatch(/did not say whether.*"action_id":"again:0".*Show the answer/)
    expect(rest).toEqual([])
  })

  test.each([[{ status: 429 }], [{ status: 503 }]])('that Slack refused with %j is sent again', async (fault) => {
    const address = command()
    const again = { action: 'again', value: 'k', label: 'Show the answer' }
    const out = outgoing(address, '', { reply: secret({ again }), key: `private-6-${fault.status}` })
    open.slack.fail('response', fault)
    await expect(send(out)).rejects.toMatchObject({ refused: true })
    await send({ ...out, attempt: 2 })
    expect(open.slack.standing(address.responseUrl)).toMatchObject([{ text: 'psst' }])
  })

  test('that is shown again takes the place of the offer, however often it is tried', async () => {
    const press = open.slack.press({ action_id: 'again:0', value: 'k' }, { ephemeral: true })
    const to = {
      kind: 'press',
      channel,
      user: slackIds.user,
      responseUrl: String(press.response_url),
      ephemeral: 'yes',
    }
    const replaces = { chat: 'slack', channel, id: '1' } as const
    const out = outgoing(to, '', { reply: secret({ replaces }), key: 'private-7' })
    open.slack.fail('response', { reset: 'after' })
    await expect(send(out)).rejects.toMatchObject({ permanent: false })
    await send({ ...out, attempt: 2 })
    expect(open.slack.responses).toHaveLength(2)
    expect(open.slack.standing(to.responseUrl)).toMatchObject([{ text: 'psst' }])
  })

  test('that is ready in time goes with the acknowledgement of its command', async () => {
    const { accept } = open.ears
    const sent = new Promise<unknown>((resolve) => {
      open.ears.accept = async (called) => {
        resolve(send(outgoing(called.to, '', { reply: secret(), key: 'private-8' })))
      }
    })
    const payload = open.slack.command('/ask', 'what is nova')
    expect(await open.slack.send('slash_commands', payload)).toMatchObject({ response_type: 'ephemeral', text: 'psst' })
    open.ears.accept = accept
    await sent
    expect(open.slack.standing(String(payload.response_url))).toHaveLength(1)
  })

  test('longer than a response address takes goes on as ephemeral messages', async () => {
    const address = command()
    await send(
      outgoing(address, '', { reply: { ...reply('many words. '.repeat(4_000)), private: true }, key: 'private-9' }),
    )
    expect(open.slack.standing(address.responseUrl)).toHaveLength(4)
    expect(open.slack.api.ephemeral.length).toBeGreaterThan(0)
  })

  test('published in a channel that the bot is not in goes by the response address', async () => {
    await send(outgoing({ ...command(), kind: 'press', channel: 'CNOTIN' }, 'for all'))
    expect(open.slack.responses).toMatchObject([{ body: { response_type: 'in_channel' } }])
  })
})

describe('a refusal', () => {
  test.each([
    ['channel_not_found', 'invite'],
    ['not_in_channel', '/invite'],
    ['is_archived', 'restore'],
    ['invalid_auth', 'SLACK_BOT_TOKEN'],
    ['account_inactive', 'install it again'],
    ['some_new_error', 'some_new_error'],
  ])('%s is permanent and says what to do', async (error, advice) => {
    open.slack.fail('chat.postMessage', { body: { ok: false, error } })
    await expect(send(outgoing(to, 'x'))).rejects.toMatchObject({
      permanent: true,
      message: expect.stringContaining(advice),
    })
  })

  test('to go on now asks for the time that Slack asks for', async () => {
    open.slack.fail('chat.postMessage', { status: 429, headers: { 'retry-after': '3' } })
    await expect(send(outgoing(to, 'x'))).rejects.toMatchObject({ permanent: false, retryAfter: 3_000 })
    open.slack.fail('chat.postMessage', { status: 429 })
    await expect(send(outgoing(to, 'x'))).rejects.toMatchObject({ permanent: false })
    open.slack.fail('chat.postMessage', { status: 502 })
    await expect(send(outgoing(to, 'x'))).rejects.toMatchObject({ permanent: false })
  })
})

describe('a sign of life', () => {
  test('is a reaction that goes away, or the status of the assistant pane', async () => {
    await open.chat.receipt(to, true)
    await open.chat.receipt(to, false)
    await open.chat.receipt({ ...to, channel: 'D1', direct: 'yes' }, true)
    const signs = open.slack.calls.map(({ method }) => method).filter((name) => /reactions|setStatus/.test(name))
    expect(signs).toEqual(['reactions.add', 'reactions.remove', 'assistant.threads.setStatus'])
  })

  test('that fails is no failure', async () => {
    open.slack.fail('reactions.add', { status: 500 })
    await expect(open.chat.receipt(to, true)).resolves.toBeUndefined()
  })
})
