import { expect } from 'vitest'
import { proposeDraft } from '../../src/bot/propose-draft.ts'
import type { Button, Reply } from '../../src/message.ts'
import { filled, place, pressed, type TestBot, wits } from './open-bot.ts'

/** Alice meets a failure that no known error explains, and writes down what helped. */
export const alice = { id: 'U0ALICE', name: 'Alice' }
export const bob = { id: 'U0BOB', name: 'Bob' }
export const carol = { id: 'U0CAROL', name: 'Carol' }
export const team = 'slack:T1'
export const channel = 'slack:C1'

export const line =
  'ERROR nova.compute.manager FrobnicatorError: the quantum flange of compute-07 is misaligned by 12 mm'
export const fresh = line.replace('compute-07', 'compute-31').replace('12', '48')
export const log = `2026-11-20 10:00:01.123 4711 INFO nova.compute.manager starting\n2026-11-20 10:00:02.456 4711 ${line}\n`

export const button = (reply: Reply | undefined, label: string): Button => {
  const found = reply?.buttons.find((one) => one.label === label)
  if (!found) throw new Error(`no button "${label}" among ${reply?.buttons.map((one) => one.label)}`)
  return found
}
export const press = (
  bot: TestBot,
  reply: Reply | undefined,
  label: string,
  over: Parameters<typeof pressed>[0] = {},
) => bot.reply(pressed({ ...button(reply, label), person: bob, ...over }))

/** Opens the form of a button as a member, and what stands in it. */
export async function formOf(
  bot: TestBot,
  reply: Reply | undefined,
  label: string,
  over: Parameters<typeof pressed>[0] = {},
) {
  const form = await bot.bot.formFor(pressed({ ...button(reply, label), person: alice, ...over }))
  if (!form) throw new Error('no form')
  expect(form.fields.length).toBeLessThanOrEqual(5)
  return { ...form, values: Object.fromEntries(form.fields.map(({ id, value }) => [id, value ?? ''])) }
}

export async function proposed(bot: TestBot, over: Readonly<Record<string, string>> = {}, by = alice, at = place) {
  const told = {
    key: 'a'.repeat(22),
    team: `slack:${at.team}`,
    channel,
    from: 'run' as const,
    problem: '',
    solution: 'sudo systemctl restart flange',
    log,
    lang: 'en' as const,
  }
  const buttons = await proposeDraft({ wits, store: bot.store }, told)
  const form = await formOf(bot, { buttons } as unknown as Reply, 'Make it a known error', { person: by, place: at })
  const fields = { ...form.values, title: 'The quantum flange is misaligned', cause: 'Somebody leaned on it.', ...over }
  return bot.reply(filled({ form: form.id, context: form.context, fields, person: by, place: at }))
}
