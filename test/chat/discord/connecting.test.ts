import { SnowflakeUtil } from 'discord.js'
import { describe, expect, it } from 'vitest'
import { commands } from '../../../src/chat/discord/commands.ts'
import { discordChat } from '../../../src/chat/discord/discord.ts'
import { DiscordStandIn, ids, type Json } from '../../stand-ins/discord.ts'
import { message } from '../../stand-ins/discord-objects.ts'
import { earsOf, listening, logInto, outgoing, reply } from './listening.ts'

const nobody = earsOf({ heard: [], form: undefined, deaf: false })

async function refusal(stand: DiscordStandIn, token = stand.token) {
  const chat = discordChat({ token, apiUrl: stand.api, log: logInto([]) })
  const error = await chat.start(nobody).then(
    () => undefined,
    (reason: unknown) => reason,
  )
  await chat.stop()
  await stand.stop()
  return { error, state: chat.state() }
}

describe('a start', () => {
  it('registers the commands, in Chinese too, and again only when they changed', async () => {
    const bot = await listening()
    expect(bot.discord.sent(/PUT/)).toHaveLength(1)
    const [ask] = bot.discord.rest.commands
    expect(ask).toMatchObject({ name: 'ask', name_localizations: { 'zh-CN': '提问', 'zh-TW': '提問' } })
    await bot.chat.stop()
    await bot.chat.start(nobody)
    expect(bot.discord.sent(/PUT/)).toHaveLength(1)
    ;(bot.discord.rest.commands[0] as Json).description = 'an older one'
    await bot.chat.stop()
    await bot.chat.start(nobody)
    expect(bot.discord.sent(/PUT/)).toHaveLength(2)
  })

  it('goes on without commands when Discord refuses them', async () => {
    const stand = await new DiscordStandIn().start()
    stand.fail(/PUT/, { status: 400, body: { code: 50035, message: 'Invalid Form Body' } })
    const bot = await listening(stand)
    expect(bot.chat.state()).toBe('connected')
    expect(bot.lines).toContainEqual(
      expect.objectContaining({ level: 'warn', message: expect.stringMatching(/could not be registered/) }),
    )
  })

  it('with a wrong token says where to make one', async () => {
    const { error, state } = await refusal(await new DiscordStandIn().start(), 'wrong.token.here')
    expect(error).toMatchObject({
      permanent: true,
      message: expect.stringMatching(/DISCORD_TOKEN.*discord\.com\/developers/),
    })
    expect(String(error)).not.toContain('wrong.token.here')
    expect(state).toBe('stopped')
  })

  it('without the Message Content intent says where to switch it on', async () => {
    const { error } = await refusal(await new DiscordStandIn({ contentIntent: false }).start())
    expect(error).toMatchObject({ permanent: true, message: expect.stringMatching(/Message Content Intent.*Bot/) })
  })

  it('that does not reach Discord may be tried again', async () => {
    const stand = await new DiscordStandIn().start()
    stand.fail(/gateway/, { status: 503 }, 10)
    expect((await refusal(stand)).error).toMatchObject({ permanent: false })
  })
})

describe('a lost connection', () => {
  it('is resumed, and what was missed meanwhile is heard', async () => {
    const bot = await listening()
    bot.discord.gateway.close()
    bot.discord.say('said while away', { mention: true })
    expect(await bot.discord.waitFor(() => bot.heard[0])).toMatchObject({ text: 'said while away' })
    await bot.discord.waitFor(() => bot.chat.state() === 'connected')
    expect(bot.discord.gateway.resumes).toHaveLength(1)
    expect(bot.lines.filter(({ message }) => /lost|again/.test(message)).map(({ level }) => level)).toEqual([
      'warn',
      'info',
    ])
  })

  it('for so long that the session ends is made good: what was said meanwhile is heard, in its order', async () => {
    const stand = await new DiscordStandIn().start()
    const old = String(SnowflakeUtil.generate({ timestamp: Date.now() - 3_600_000 }))
    stand.say('an hour ago', { mention: true, id: old })
    const answered = stand.say('answered before', { mention: true })
    stand.rest.messages.push(message({ message_reference: { message_id: answered.id, channel_id: ids.channel } }))
    stand.say('first', { mention: true })
    stand.say('second', { mention: true })
    const bot = await listening(stand)
    const texts = () => bot.heard.map((one) => (one.kind === 'said' ? one.text : ''))
    await stand.waitFor(() => texts().length >= 2)
    stand.say('now', { mention: true })
    await stand.waitFor(() => texts().includes('now'))
    expect(texts()).toEqual(['first', 'second', 'now'])
    expect(stand.rest.refused).toEqual([])
  })

  it('is resumed when Discord asks to reconnect', async () => {
    const bot = await listening()
    bot.discord.gateway.askToReconnect()
    await bot.discord.waitFor(() => bot.discord.gateway.resumes.length === 1)
  })

  it('comes back after Discord was away', async () => {
    const bot = await listening()
    const { port } = bot.discord
    await bot.discord.stop()
    const again = new DiscordStandIn()
    await new Promise((resolve) => setTimeout(resolve, 1_500))
    await again.start(port)
    await again.waitFor(() => bot.chat.state() === 'connected', 15_000)
    again.say('are you back?', { mention: true })
    await again.waitFor(() => bot.heard.length === 1)
    expect(bot.lines.filter(({ message }) => /is lost/.test(message))).toHaveLength(1)
    await bot.chat.stop()
    await again.stop()
  }, 20_000)

  it('that Discord closed for good is told once', async () => {
    const bot = await listening()
    bot.discord.gateway.close(4004)
    await bot.discord.waitFor(() => bot.chat.state() === 'stopped')
    expect(bot.lines.filter(({ level }) => level === 'error')).toMatchObject([
      { fields: { reason: expect.stringMatching(/DISCORD_TOKEN/) } },
    ])
  })
})

describe('a stop', () => {
  it('leaves the gateway, and what was begun can still be sent', async () => {
    const bot = await listening()
    await bot.chat.stop()
    expect(bot.chat.state()).toBe('stopped')
    await bot.chat.send(outgoing({ channel: '3000' }, reply('the last word')))
    expect(bot.discord.posted('3000')).toHaveLength(1)
  })
})

describe('the commands', () => {
  it('have names and descriptions that Discord takes', () => {
    const name = /^[-_'\p{L}\p{N}]{1,32}$/u
    const walk = (one: Json): void => {
      const names = [one.name, ...Object.values((one.name_localizations ?? {}) as Json)].map(String)
      if (one.type !== 3 || one.description)
        expect(names.every((text) => name.test(text) && text === text.toLowerCase())).toBe(true)
      const texts = [one.description, ...Object.values((one.description_localizations ?? {}) as Json)]
      expect(texts.every((text) => text === undefined || String(text).length <= 100)).toBe(true)
      for (const option of (one.options ?? []) as Json[]) walk(option)
    }
    for (const command of commands) walk(command as unknown as Json)
    expect(commands.map((one) => one.name)).toEqual([
      'ask',
      'diagnose',
      'deploys',
      'report',
      'digest',
      'askstack',
      'Diagnose this',
    ])
  })
})
