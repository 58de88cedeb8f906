import { gzipSync } from 'node:zlib'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Json } from '../stand-ins/discord.ts'
import { buttonOf, DiscordMember, textOf } from './discord-member.ts'
import type { Spoken } from './spoken.ts'
import type { Stage } from './stage.ts'

/** Everything a member can do in Discord, in one language. */
export function discordSurfaces(stageOf: () => Stage, words: Spoken): void {
  describe(`Discord, ${words.lang}`, { timeout: 60_000 }, () => {
    let member: DiscordMember
    beforeAll(() => {
      const channel = words.lang === 'en' ? '300000000000000011' : '300000000000000012'
      member = new DiscordMember(stageOf().discord, { channel, locale: words.locale })
    })
    conversations(() => member, words)
    privateAnswers(() => member, words)
    commands(() => member, words)
    buttons(() => member, words)
    settings(() => member, words)
  })
}

type Who = () => DiscordMember

/** Pings nobody, whatever it quotes. */
const silent = { allowed_mentions: { parse: [] } }

function conversations(who: Who, { question, answer, followUp, followed, log, cause, offTopic, unsure }: Spoken): void {
  test('a mention is answered; answering the bot goes on without mentions', async () => {
    const first = await who().answer(who().mention(question))
    expect(first).toMatchObject(silent)
    expect(textOf(first)).toContain(answer)
    expect(textOf(await who().answer(who().answerTo(first, followUp)))).toContain(followed)
  })

  test('a thread that it is part of goes on without mentions', async () => {
    const id = who().openThread()
    who().write(question, { channel_id: id })
    expect(textOf(await who().postedIn(id, 0))).toContain(answer)
    who().write(followUp, { channel_id: id })
    expect(textOf(await who().postedIn(id, 1))).toContain(followed)
  })

  test('a direct message is answered', async () => {
    const before = who().discord.posted('310000000000000001').length
    who().whisper(question)
    expect(textOf(await who().postedIn('310000000000000001', before))).toContain(answer)
  })

  test('an answer that takes longer than a second is announced by typing', async () => {
    const { discord, channel } = who()
    const typing = new RegExp(`^POST /channels/${channel}/typing$`)
    const before = discord.sent(typing).length
    discord.fail(new RegExp(`^POST /channels/${channel}/messages$`), { delay: 1_800 })
    await who().answer(who().mention(question))
    expect(discord.sent(typing)).toHaveLength(before + 1)
  })

  test('what no note covers gets an honest word', async () => {
    expect(textOf(await who().answer(who().mention(offTopic)))).toContain(unsure)
  })

  test('a log that is attached to a mention is diagnosed', async () => {
    const attachments = [who().discord.attach('stack.log.gz', gzipSync(log))]
    expect(textOf(await who().answer(who().mention('', { attachments })))).toContain(cause)
  })
}

function privateAnswers(who: Who, { question, answer, log, cause }: Spoken): void {
  test('/ask is answered to the asker alone', async () => {
    const waiting = who().call('ask', [{ name: 'question', type: 3, value: question }])
    expect(textOf(await who().reply(waiting))).toContain(answer)
    expect(waiting.callback).toMatchObject({ type: 5, data: { flags: 64 } })
  })

  test('/diagnose opens a form; what is pasted into it is diagnosed to the asker alone', async () => {
    const modal = await who().atOnce(who().call('diagnose'))
    const waiting = who().submit(modal, { log })
    expect(textOf(await who().reply(waiting))).toContain(cause)
    expect(waiting.callback).toMatchObject({ type: 5, data: { flags: 64 } })
  })

  test('/diagnose with a file diagnoses it', async () => {
    const attachment = who().discord.attach('stack.log', log)
    const waiting = who().call('diagnose', [{ name: 'file', type: 11, value: attachment.id, attachment }])
    expect(textOf(await who().reply(waiting))).toContain(cause)
  })

  test('“Diagnose this” on a message diagnoses it to the asker alone', async () => {
    const waiting = who().diagnoseMessage(who().write(log))
    expect(textOf(await who().reply(waiting))).toContain(cause)
    expect(waiting.callback).toMatchObject({ data: { flags: 64 } })
  })
}

function commands(who: Who, { lang, typed, completed }: Spoken): void {
  test('titles of notes complete what is typed', async () => {
    const { choices } = await who().atOnce(who().complete(typed))
    const names = (choices as Json[]).map(({ name }) => String(name))
    expect(names.length).toBeGreaterThan(0)
    expect(names.length).toBeLessThanOrEqual(25)
    expect(names[0]).toContain(completed)
    if (lang === 'zh') expect(names.join('')).toMatch(/\p{Script=Han}/u)
  })

  test('commands are registered with their names in the language', () => {
    const named = (name: string) => who().discord.rest.commands.find((one) => one.name === name)
    const chinese = { 'zh-CN': '提问', 'zh-TW': '提問' }
    expect(named('ask')).toMatchObject({ name_localizations: chinese, description: 'Ask about OpenStack' })
    expect(named('Diagnose this')).toMatchObject({ type: 3, name_localizations: { 'zh-CN': '诊断这条消息' } })
  })
}

function buttons(who: Who, words: Spoken): void {
  test('votes are thanked for; a vote against asks for the reason', async () => {
    const message = await who().answer(who().mention(words.question))
    const thanks = who().press(buttonOf(message, words.up), message)
    expect(textOf(await who().reply(thanks))).toContain(words.thanks)
    const modal = await who().atOnce(who().press(buttonOf(message, words.down), message))
    const sent = who().submit(modal, { why: ['outdated'], comment: 'too old' })
    expect(textOf(await who().reply(sent))).toContain(words.noted)
  })

  test('Show commands shows them to the asker alone', async () => {
    const message = await who().answer(who().mention(words.howTo))
    const shown = who().press(buttonOf(message, words.commands), message)
    expect(textOf(await who().reply(shown))).toContain('openstack ')
    expect(shown.callback).toMatchObject({ data: { flags: 64 } })
  })

  test('Publish puts a private answer into the channel, once', async () => {
    const { discord, channel } = who()
    const before = discord.posted(channel).length
    const reply = await who().reply(who().call('ask', [{ name: 'question', type: 3, value: words.question }]))
    const button = buttonOf(reply, words.publish)
    who().press(button, reply)
    const open = await who().postedIn(channel, before)
    expect(textOf(open)).toContain(words.answer)
    expect(open).toMatchObject(silent)
    expect(textOf(await who().reply(who().press(button, reply)))).toContain(words.published)
    expect(discord.posted(channel)).toHaveLength(before + 1)
  })
}

function settings(who: Who, words: Spoken): void {
  test('/askstack sets whether it also answers unasked', async () => {
    const modal = await who().atOnce(who().call('askstack'))
    const set = who().submit(modal, { rule: ['questions'] })
    expect(textOf(await who().reply(set))).toContain(words.rules.questions)
    expect(textOf(await who().answer(who().write(words.question)))).toContain(words.answer)
    const off = who().submit(modal, { rule: ['off'] })
    expect(textOf(await who().reply(off))).toContain(words.rules.off)
    const before = who().discord.posted(who().channel).length
    who().write(words.question)
    await who().reply(who().submit(modal, { rule: ['mention'] }))
    expect(who().discord.posted(who().channel)).toHaveLength(before)
  })
}
