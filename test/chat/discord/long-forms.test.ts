import { describe, expect, it } from 'vitest'
import { ids, type Json } from '../../stand-ins/discord.ts'
import { hardTexts, sixFields } from '../six-fields.ts'
import { firstHeard, type Listening, listening, outgoing, reply } from './listening.ts'

const kept = (message: Json | undefined): Json => ((message?.attachments ?? []) as Json[])[0] ?? {}
const buttonIn = (message: Json | undefined) =>
  ((message?.components ?? []) as { components: Json[] }[])[0]?.components[0] ?? {}

/** Fills in the first five fields; gives the message that keeps them. */
async function firstPart(bot: Listening, texts: readonly string[], locale = 'en-US'): Promise<Json> {
  bot.form = sixFields
  const opened = bot.discord.slash('report', [], { locale })
  const modal = (await bot.discord.waitFor(() => opened.callback)).data as Json
  await bot.discord.waitFor(() => bot.heard[0])
  const fields = Object.fromEntries(sixFields.fields.slice(0, 5).map(({ id }, i) => [id, texts[i] ?? '']))
  const sent = bot.discord.submit(String(modal.custom_id), fields, { locale })
  return bot.discord.waitFor(() => sent.original)
}

/** Presses "Continue"; gives the form that opens. */
async function goOn(bot: Listening, message: Json): Promise<Json> {
  const pressed = bot.discord.press(String(buttonIn(message).custom_id), message)
  return (await bot.discord.waitFor(() => pressed.callback)).data as Json
}

describe('a form of six fields', () => {
  it('is shown in two parts and heard once, whole, whatever was written', async () => {
    const bot = await listening()
    const message = await firstPart(bot, hardTexts)
    expect(message).toMatchObject({ flags: 64, content: expect.stringContaining('nothing is sent') })
    expect(buttonIn(message).label).toBe('Continue (2/2)')
    const modal = await goOn(bot, message)
    expect(modal).toMatchObject({ title: 'Weekly report (2/2)', components: [{ component: { custom_id: 'f6' } }] })
    expect(bot.heard.map(({ kind }) => kind)).toEqual(['called'])
    const last = hardTexts[5] ?? ''
    const sent = bot.discord.submit(String(modal.custom_id), { f6: last }, { message })
    const filled = await bot.discord.waitFor(() => bot.heard[1])
    expect(filled).toMatchObject({
      kind: 'filled',
      form: 'report',
      context: '2026-W48',
      fields: Object.fromEntries(hardTexts.map((text, i) => [`f${i + 1}`, text])),
    })
    await bot.chat.send(outgoing(filled.to, reply('thanks', { private: true })))
    expect(sent.original).toMatchObject({ id: message.id, content: 'thanks', components: [], attachments: [] })
    expect(bot.discord.rest.refused).toEqual([])
  })

  it('keeps the first part when the second is closed, or the bot is another process by then', async () => {
    const first = await listening()
    const message = await firstPart(first, ['a', 'b', 'c', 'd', 'e'], 'zh-CN')
    expect(buttonIn(message).label).toBe('继续（2/2）')
    await goOn(first, message)
    await first.chat.stop()
    const second = await listening(first.discord)
    second.form = sixFields
    const modal = await goOn(second, message)
    second.discord.submit(String(modal.custom_id), { f6: 'f' }, { message })
    expect(await firstHeard(second)).toMatchObject({ fields: { f1: 'a', f5: 'e', f6: 'f' } })
  })

  it('gives back what was written last when the parts cannot be put together', async () => {
    const bot = await listening()
    const message = await firstPart(bot, ['a', 'b', 'c', 'd', 'e'])
    const modal = await goOn(bot, message)
    bot.deaf = true
    bot.discord.submit(String(modal.custom_id), { f6: 'the last part' }, { message })
    const [word] = await bot.discord.waitFor(() => bot.discord.posted().length > 0 && bot.discord.posted())
    expect(word).toMatchObject({ flags: 64, content: expect.stringContaining('continue again') })
    expect(kept(word).text).toContain('the last part')
    expect(kept(message).text).toContain('"f1": "a"')
  })

  it('takes answers only from a message of its own', async () => {
    const bot = await listening()
    const message = await firstPart(bot, ['a', 'b', 'c', 'd', 'e'])
    const modal = await goOn(bot, message)
    const forged = { ...message, author: { id: ids.user, username: 'eve', discriminator: '0000' } }
    bot.discord.submit(String(modal.custom_id), { f6: 'f' }, { message: forged })
    await bot.discord.waitFor(() => bot.discord.posted()[0])
    expect(bot.heard.map(({ kind }) => kind)).toEqual(['called'])
  })

  it('whose second part is asked for when the bot knows it no more is told so', async () => {
    const bot = await listening()
    const message = await firstPart(bot, ['a', 'b', 'c', 'd', 'e'])
    bot.form = undefined
    expect(await goOn(bot, message)).toMatchObject({ flags: 64, content: expect.stringContaining('cannot show') })
  })
})
