import { afterAll, beforeAll, expect, test } from 'vitest'
import { addHost } from '../../src/main/hosts.ts'
import { log as failure, fresh } from '../bot/drafting.ts'
import { DiscordMember, buttonOf as discordButton, textOf as discordText } from '../e2e/discord-member.ts'
import { buttonOf, SlackMember, textOf } from '../e2e/slack-member.ts'
import { ids, member } from '../stand-ins/discord-objects.ts'
import type { Json } from '../stand-ins/slack.ts'
import { slackIds } from '../stand-ins/slack-payloads.ts'
import { openBoth } from './open-both.ts'
import { sendPings } from './open-deploys.ts'

const { slack, discord, store, bot, stop } = await openBoth()
afterAll(stop)

const patience = 20_000
const wait = { timeout: patience, interval: 50 }
const inSlack = (words: string) => slack.messages().filter((one) => textOf(one).includes(words))
const inDiscord = (words: string) => discord.posted().filter((one) => discordText(one).includes(words))
const fails = (run: string, text: string) => {
  const ping = { run, host: 'controller', status: 'failed', seq: 1, log: text }
  return sendPings(`http://127.0.0.1:${bot.port}`, token, ping)
}
let token = ''
beforeAll(async () => {
  token = (await addHost(store, 'controller', Date.now())) ?? ''
  await fails('first', failure)
  await slack.waitFor(() => inSlack('Failed on')[0], patience)
  await discord.waitFor(() => inDiscord('Failed on')[0], patience)
}, 60_000)

const written = { title: 'The quantum flange is misaligned', cause: 'Somebody leaned on it.' }

test('in Slack a solved failure becomes a team note, which explains the next one in its channel and to who asks', async () => {
  const [alice, bob, carol] = ['U0ALICE', 'U0BOB', 'U0CAROL'].map(
    (user) =>
      new SlackMember(slack, (type, payload) => slack.send(type, payload), {
        user,
        channel: slackIds.channel,
        locale: 'en-US',
      }),
  ) as [SlackMember, SlackMember, SlackMember]
  const [entry = {}] = inSlack('Failed on')
  let pressed = ''
  const solved = await alice.formAfter(async () => {
    pressed = await alice.press(buttonOf(entry, 'Solved'), entry)
  })
  await alice.submit(solved, { fix: { type: 'plain_text_input', value: 'sudo systemctl restart flange' } })
  const offer = await alice.response(pressed)
  expect(offer).toMatchObject({ response_type: 'ephemeral' })
  const { thread_ts } = entry
  const form = await alice.formAfter(() => alice.press(buttonOf(offer, 'Make it a known error'), { thread_ts }, true))
  const values = Object.fromEntries(
    (form.blocks as { block_id: string; element: Json }[]).map(({ block_id: id, element }) => [
      id,
      { type: 'plain_text_input', value: written[id as keyof typeof written] ?? element.initial_value ?? null },
    ]),
  )
  expect(values.fix?.value).toContain('sudo systemctl restart flange')
  await alice.submit(form, values)
  const review = await slack.waitFor(() => inSlack('proposes a known error')[0], patience)
  expect(review.thread_ts).toBe(thread_ts)
  await alice.press(buttonOf(review, 'Accept'), review)
  await bob.press(buttonOf(review, 'Accept'), review)
  await expect.poll(() => inSlack('Accepted by').length, wait).toBe(1)
  const reply = await carol.response(await carol.call('/diagnose', fresh))
  expect(textOf(reply)).toMatch(/Team note by .*Somebody leaned on it\..*sudo systemctl restart flange/s)
  await fails('second', failure.replace('compute-07', 'compute-44'))
  await expect.poll(() => [inSlack('Failed on').length, inDiscord('Failed on').length], wait).toEqual([2, 2])
  expect(textOf(inSlack('Failed on')[1] ?? {})).toContain('Somebody leaned on it.')
  expect(discordText(inDiscord('Failed on')[1] ?? {})).not.toContain('Somebody leaned on it.')
}, 90_000)

test('in Discord as well, for that server alone', async () => {
  const alice = new DiscordMember(discord, { channel: ids.channel, locale: 'en-US' })
  const [entry = {}] = inDiscord('Failed on')
  const solved = await alice.atOnce(alice.press(discordButton(entry, 'Solved'), entry))
  const offer = await alice.reply(alice.submit(solved, { fix: 'sudo systemctl restart flange' }))
  const form = await alice.atOnce(alice.press(discordButton(offer, 'Make it a known error'), offer))
  const fields = Object.fromEntries(
    (form.components as { component: Json }[]).map(({ component }) => {
      const id = String(component.custom_id)
      return [id, written[id as keyof typeof written] ?? String(component.value ?? '')]
    }),
  )
  alice.submit(form, fields)
  const review = await discord.waitFor(() => inDiscord('proposes a known error')[0], patience)
  expect(discordText(await alice.reply(alice.press(discordButton(review, 'Accept'), review)))).toContain(
    'Somebody else',
  )
  const bob = { channel_id: ids.channel, member: member('400000000000000002') }
  discord.press(String(discordButton(review, 'Accept').custom_id), review, bob)
  await expect.poll(() => inDiscord('Accepted by').length, wait).toBe(1)
  const lines = [{ name: 'log', type: 3, value: fresh }]
  expect(discordText(await alice.reply(alice.call('diagnose', lines)))).toMatch(
    /Team note by .*Somebody leaned on it\./s,
  )
  const maintainers = [{ name: 'set', type: 3, value: 'maintainers <@400000000000000002>' }]
  expect(discordText(await alice.reply(alice.call('askstack', maintainers)))).toContain('400000000000000002')
}, 90_000)
