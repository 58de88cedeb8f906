import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { slackIds } from '../../stand-ins/slack.ts'
import { hardTexts, sixFields } from '../six-fields.ts'
import { diagnoseForm, openSlack } from './open-slack.ts'

let open: Awaited<ReturnType<typeof openSlack>>
beforeAll(async () => {
  open = await openSlack()
})
beforeEach(() => {
  open.heard.length = 0
  open.forms.clear()
})
afterAll(() => open.stop())

describe('what is said', () => {
  test('by a mention is heard with the asker’s language, once by both of its events', async () => {
    open.slack.api.locales.set('U0WANG', 'zh-CN')
    const event = { ts: '1761.1', user: 'U0WANG' }
    await open.tell(open.slack.mention('什么是 Nova &lt;x&gt; <https://a.b|a.b>?', event))
    await open.tell(open.slack.message(`<@${slackIds.bot}> again`, event))
    expect(open.heard[0]).toMatchObject({
      kind: 'said',
      by: 'mention',
      text: '什么是 Nova <x> https://a.b?',
      person: { id: 'U0WANG', name: 'Lin', locale: 'zh', zone: 'Asia/Shanghai' },
      place: { chat: 'slack', team: slackIds.team, channel: slackIds.channel, direct: false },
      conversation: `${slackIds.channel}:1761.1`,
      to: { channel: slackIds.channel, thread: '1761.1', message: '1761.1' },
    })
    expect(open.heard[1]?.id).toBe(open.heard[0]?.id)
  })

  test('in a direct message needs no mention and is answered outside of threads', async () => {
    await open.tell(open.slack.direct('hello'))
    expect(open.heard[0]).toMatchObject({
      by: 'direct',
      text: 'hello',
      place: { direct: true },
      conversation: 'D0DIRECT',
    })
    expect(open.heard[0]?.to).not.toHaveProperty('thread')
  })

  test('in a strange thread brings what was said before; in one of its own it is a follow-up', async () => {
    const root = open.slack.api.say('nova is broken')
    open.slack.api.say('since Monday', { thread_ts: root.ts })
    await open.tell(open.slack.message('I see', { thread_ts: root.ts }))
    await open.tell(open.slack.mention('help', { thread_ts: root.ts, ts: '1770000000.1' }))
    expect(open.heard).toMatchObject([
      { by: 'overheard' },
      { by: 'mention', earlier: ['nova is broken', 'since Monday'] },
    ])
    const own = open.slack.api.say('how do I …')
    open.slack.api
      .in(slackIds.channel)
      .push({ user: slackIds.bot, text: 'so', ts: open.slack.api.stamp(), thread_ts: own.ts })
    await open.tell(open.slack.message('and on Ubuntu?', { thread_ts: own.ts }))
    expect(open.heard[2]).toMatchObject({ by: 'thread', conversation: `${slackIds.channel}:${own.ts}`, earlier: [] })
  })

  test('among others is overheard; bots, edits and joins are not heard', async () => {
    await open.tell(open.slack.message('why does it fail?'))
    await open.tell(open.slack.message('beep', { bot_id: 'B1' }))
    await open.tell(open.slack.message('', { subtype: 'message_changed' }))
    await open.tell(open.slack.message('joined', { subtype: 'channel_join' }))
    expect(open.heard).toMatchObject([{ by: 'overheard' }])
  })

  test('with files names the logs among them', async () => {
    const file = (name: string) => ({ name, size: 9, url_private_download: `https://files.slack.com/${name}` })
    const files = ['stack.log', 'cat.png', 'nova.log.gz', 'x.txt'].map(file)
    await open.tell(open.slack.direct('', { subtype: 'file_share', files }))
    expect(open.heard[0]).toMatchObject({ files: [{ name: 'stack.log' }, { name: 'nova.log.gz' }, { name: 'x.txt' }] })
  })
})

describe('what is called and pressed', () => {
  test('a command is heard and acknowledged', async () => {
    await open.slack.send('slash_commands', open.slack.command('/ask', 'what is nova'))
    expect(open.heard[0]).toMatchObject({
      kind: 'called',
      command: 'ask',
      text: 'what is nova',
      to: { kind: 'command' },
    })
  })

  test('/diagnose opens a form that takes text or a file; what is filled in comes back', async () => {
    open.forms.set('diagnose', diagnoseForm)
    await open.slack.send('slash_commands', open.slack.command('/diagnose'))
    const [view = {}] = open.slack.api.views
    expect(JSON.stringify(view)).toContain('"file_input"')
    const input = { type: 'plain_text_input', value: 'ERROR no valid host' }
    await open.slack.send('interactive', open.slack.submission(view, { log: input }))
    expect(open.heard.at(-1)).toMatchObject({
      kind: 'filled',
      form: 'diagnose',
      fields: { log: 'ERROR no valid host' },
      to: { responseUrl: expect.stringContaining('/response/') },
      place: { channel: slackIds.channel },
    })
    const files = [{ name: 'a.log', size: 3, url_private_download: 'https://files.slack.com/a.log' }]
    const sent = { log: { type: 'plain_text_input', value: null }, file: { type: 'file_input', files } }
    await open.slack.send('interactive', open.slack.submission(view, sent))
    expect(open.heard.at(-1)).toMatchObject({ kind: 'called', command: 'diagnose', files: [{ name: 'a.log' }] })
    const nothing = { log: { type: 'plain_text_input', value: null } }
    expect(await open.slack.send('interactive', open.slack.submission(view, nothing))).toMatchObject({
      response_action: 'errors',
      errors: { log: expect.stringContaining('Paste') },
    })
  })

  test('a form of six fields is one modal; whatever is written comes back', async () => {
    open.forms.set('report', sixFields)
    await open.slack.send('slash_commands', open.slack.command('/report'))
    const view = open.slack.api.views.at(-1) ?? {}
    expect(view.blocks).toHaveLength(6)
    expect(view.blocks).toMatchObject(sixFields.fields.map(() => ({ element: { multiline: true, max_length: 3_000 } })))
    const inputs = hardTexts.map((value, i) => [`f${i + 1}`, { type: 'plain_text_input', value: value || null }])
    await open.slack.send('interactive', open.slack.submission(view, Object.fromEntries(inputs)))
    expect(open.heard.at(-1)).toMatchObject({
      kind: 'filled',
      form: 'report',
      context: '2026-W48',
      fields: Object.fromEntries(hardTexts.map((text, i) => [`f${i + 1}`, text])),
    })
  })

  test('“Diagnose this” brings the message', async () => {
    await open.slack.send('interactive', open.slack.shortcut({ text: 'ERROR &lt;x&gt;' }))
    expect(open.heard[0]).toMatchObject({ kind: 'called', command: 'diagnose', text: 'ERROR <x>' })
  })

  test('a button brings its value and where it stands; one that is not ours is refused', async () => {
    const message = { ts: '1761.9', thread_ts: '1761.8' }
    const press = open.slack.press({ action_id: 'vote:0', value: 'up:k' }, { message })
    await open.slack.send('interactive', press)
    expect(open.heard).toMatchObject([
      { kind: 'pressed', action: 'vote', value: 'up:k', about: { id: '1761.9', thread: '1761.8' } },
    ])
    await open.slack.send('interactive', open.slack.press({ action_id: 'DROP TABLE', value: 'x' }))
    await open.slack.send('interactive', open.slack.press({ action_id: 'vote:0', value: 'x'.repeat(2_001) }))
    expect(open.heard).toHaveLength(1)
    expect(open.lines.join()).toContain('unknown button was refused')
  })

  test('a forged form is refused', async () => {
    const forged = open.slack.submission({ id: 'V1', callback_id: 'form', private_metadata: '{"form":1}' }, {})
    await open.slack.send('interactive', forged)
    expect(open.heard).toEqual([])
    expect(open.lines.join()).toContain('not one of ours was refused')
  })

  test('the home tab and the assistant pane', async () => {
    await open.tell(open.slack.event({ type: 'app_home_opened', user: slackIds.user, tab: 'home', channel: 'D1' }))
    expect(open.heard[0]).toMatchObject({ kind: 'visited', to: { kind: 'home', user: slackIds.user } })
    const assistant_thread = { user_id: slackIds.user, channel_id: 'D1', thread_ts: '1.1', context: {} }
    await open.tell(open.slack.event({ type: 'assistant_thread_started', assistant_thread }))
    const call = open.slack.calls.find(({ method }) => method === 'assistant.threads.setSuggestedPrompts')
    expect(call?.args.prompts).toEqual([{ title: 'What is Nova', message: 'What is Nova' }])
  })
})

describe('what could not be taken over', () => {
  test('is not acknowledged as an event, and said at once as a command', async () => {
    const { accept } = open.ears
    open.ears.accept = async () => Promise.reject(new Error('no Redis'))
    await expect(open.tell(open.slack.mention('hi'))).rejects.toThrow('not acknowledged')
    await open.slack.send('slash_commands', open.slack.command('/ask', 'hi'))
    expect(open.slack.responses.at(-1)?.body).toMatchObject({ text: expect.stringContaining('try again') })
    open.ears.accept = accept
  })
})

describe('a lost socket', () => {
  test('is opened again by itself, also when Slack is away for a moment', async () => {
    open.slack.fail('apps.connections.open', { reset: 'before' }, 2)
    open.slack.sockets.stop()
    await open.slack.waitFor(() => open.chat.state() === 'connecting')
    await open.slack.waitFor(() => open.chat.state() === 'connected')
    open.slack.sockets.refresh()
    await open.slack.waitFor(() => open.slack.sockets.open.size === 0 || undefined)
    await open.slack.waitFor(() => open.chat.state() === 'connected' && open.slack.sockets.open.size === 1)
    await open.tell(open.slack.direct('still there?'))
    expect(open.heard).toHaveLength(1)
  })
})
