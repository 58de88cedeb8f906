import { gzipSync } from 'node:zlib'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Json } from '../stand-ins/slack.ts'
import { buttonOf, SlackMember, textOf } from './slack-member.ts'
import type { Spoken } from './spoken.ts'
import type { Stage } from './stage.ts'

/** Everything a member can do in Slack, in one language. */
export function slackSurfaces(stageOf: () => Stage, words: Spoken): void {
  describe(`Slack, ${words.lang}`, { timeout: 60_000 }, () => {
    let member: SlackMember
    beforeAll(() => {
      const { locale, lang } = words
      member = new SlackMember(stageOf().slack, stageOf().tell, { user: `U0${lang}`, channel: `C0${lang}`, locale })
    })
    conversations(() => member, words)
    privateAnswers(() => member, words)
    buttons(() => member, words)
    settings(() => member, words)
  })
}

type Who = () => SlackMember

/** In the forms that Slack's client sends. */
const no = 'false'

function attach({ slack }: SlackMember, name: string, content: Buffer | string): Json[] {
  const address = slack.addFile(name, content)
  return [{ id: 'F1', name, size: content.length, mode: 'hosted', url_private: address, url_private_download: address }]
}

function conversations(who: Who, { question, answer, followUp, followed, log, cause, offTopic, unsure }: Spoken): void {
  test('a mention is answered in its thread, with a text for those who see no blocks; the thread goes on without mentions', async () => {
    const thread = await who().mention(question)
    const first = await who().answer(thread)
    expect(textOf(first)).toContain(answer)
    expect(first).toMatchObject({ unfurl_links: no, unfurl_media: no, text: expect.stringContaining(answer) })
    await who().write(followUp, { thread })
    expect(textOf(await who().answer(thread, 1))).toContain(followed)
    expect(who().answers(thread)).toHaveLength(2)
  })

  test('a direct message is answered', async () => {
    await who().whisper(question)
    expect(textOf(await who().whispered())).toContain(answer)
  })

  test('an answer that takes longer than a second is announced by a sign, which goes when it stands', async () => {
    const { slack } = who()
    const thread = await mentionSlowly(who(), question)
    await who().answer(thread)
    const signs = () =>
      slack.calls.filter(({ method, args }) => method.startsWith('reactions.') && args.timestamp === thread)
    await slack.waitFor(() => signs().length === 2, 20_000)
    expect(signs().map(({ method }) => method)).toEqual(['reactions.add', 'reactions.remove'])
  })

  test('what no note covers gets an honest word', async () => {
    const thread = await who().mention(offTopic)
    expect(textOf(await who().answer(thread))).toContain(unsure)
  })

  test('a log that is attached to a mention, or packed to a direct message, is diagnosed', async () => {
    const thread = await who().mention('', { files: attach(who(), 'stack.log', log) })
    expect(textOf(await who().answer(thread))).toContain(cause)
    await who().whisper('', { files: attach(who(), 'stack.log.gz', gzipSync(log)) })
    expect(textOf(await who().whispered(1))).toContain(cause)
  })
}

function mentionSlowly(member: SlackMember, question: string): Promise<string> {
  member.slack.fail('chat.postMessage', { delay: 1_800 })
  return member.mention(question)
}

function privateAnswers(who: Who, { question, answer, log, cause, publish }: Spoken): void {
  test('/ask is answered to the asker alone', async () => {
    const reply = await who().response(await who().call('/ask', question))
    expect(reply).toMatchObject({ response_type: 'ephemeral' })
    expect(textOf(reply)).toContain(answer)
  })

  test('/diagnose opens a form; what is pasted into it is diagnosed to the asker alone', async () => {
    let address = ''
    const view = await who().formAfter(async () => {
      address = await who().call('/diagnose')
    })
    expect(view).toMatchObject({ type: 'modal' })
    await who().submit(view, { log: { type: 'plain_text_input', value: log }, file: { type: 'file_input', files: [] } })
    const reply = await who().response(address)
    expect(reply).toMatchObject({ response_type: 'ephemeral' })
    expect(textOf(reply)).toContain(cause)
  })

  test('a file given to that form is diagnosed', async () => {
    let address = ''
    const view = await who().formAfter(async () => {
      address = await who().call('/diagnose')
    })
    const file = { type: 'file_input', files: attach(who(), 'stack.txt', log) }
    await who().submit(view, { log: { type: 'plain_text_input', value: null }, file })
    expect(textOf(await who().response(address))).toContain(cause)
  })

  test('“Diagnose this” on a message diagnoses it to the asker alone', async () => {
    const reply = await who().response(await who().diagnoseMessage(log))
    expect(reply).toMatchObject({ response_type: 'ephemeral' })
    expect(textOf(reply)).toContain(cause)
    expect(buttonOf(reply, publish)).toBeTruthy()
  })
}

function buttons(who: Who, words: Spoken): void {
  test('votes are thanked for; a vote against asks for the reason', async () => {
    const message = await who().answer(await who().mention(words.question))
    const thanks = await who().response(await who().press(buttonOf(message, words.up), message))
    expect(thanks.text).toContain(words.thanks)
    const view = await who().formAfter(() => who().press(buttonOf(message, words.down), message))
    const before = who().slack.responses.length + who().slack.api.ephemeral.length
    const why = { type: 'radio_buttons', selected_option: { value: 'outdated' } }
    await who().submit(view, { why, comment: { type: 'plain_text_input', value: 'too old' } })
    const { slack } = who()
    await slack.waitFor(() => slack.responses.length + slack.api.ephemeral.length > before, 20_000)
    const last = slack.api.ephemeral.at(-1) ?? slack.responses.at(-1)?.body
    expect(JSON.stringify(last)).toContain(words.noted)
  })

  test('Show commands shows them to the asker alone', async () => {
    const message = await who().answer(await who().mention(words.howTo))
    const reply = await who().response(await who().press(buttonOf(message, words.commands), message))
    expect(reply).toMatchObject({ response_type: 'ephemeral' })
    expect(textOf(reply)).toContain('openstack ')
  })

  test('Publish puts a private answer into the channel, once', async () => {
    const before = who().answers().length
    const reply = await who().response(await who().call('/ask', words.question))
    const button = buttonOf(reply, words.publish)
    await who().press(button, {}, true)
    const open = await who().slack.waitFor(() => who().answers()[before], 20_000)
    expect(textOf(open)).toContain(words.answer)
    const again = await who().response(await who().press(button, {}, true))
    expect(textOf(again)).toContain(words.published)
    expect(who().answers()).toHaveLength(before + 1)
  })
}

function settings(who: Who, words: Spoken): void {
  test('/askstack sets whether it also answers unasked', async () => {
    await who().write(words.question)
    let address = ''
    const view = await who().formAfter(async () => {
      address = await who().call('/askstack')
    })
    await who().submit(view, { rule: { type: 'radio_buttons', selected_option: { value: 'questions' } } })
    expect(textOf(await who().response(address))).toContain(words.rules.questions)
    const thread = await who().write(words.question)
    expect(textOf(await who().answer(thread))).toContain(words.answer)
    await who().response(await who().call('/askstack', 'off'))
    const before = who().slack.messages(who().channel).length
    await who().write(words.question)
    await who().response(await who().call('/askstack', 'mention'))
    expect(who().slack.messages(who().channel)).toHaveLength(before + 1)
  })

  test('the home tab says what it can do', async () => {
    const home = await who().openHome()
    expect(home).toMatchObject({ type: 'home' })
    expect(textOf(home)).toContain(words.home)
  })
}
