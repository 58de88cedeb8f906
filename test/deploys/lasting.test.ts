/**
 * What happens to a deployment over hours, in the built bot and both chats. The hours are taken off what the store keeps: the bot then finds
 * things as they stand after so long.
 */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Board, boardsOf, readBoard } from '../../src/bot/boards.ts'
import { hostsOf } from '../../src/bot/runs.ts'
import type { HostState } from '../../src/deploy/host-state.ts'
import { addHost } from '../../src/main/hosts.ts'
import { openRedisStore } from '../../src/store/redis.ts'
import type { Store } from '../../src/store/store.ts'
import { buttonOf as buttonInDiscord } from '../e2e/discord-member.ts'
import { buttonOf as buttonInSlack } from '../e2e/slack-member.ts'
import { openStage, type Stage } from '../e2e/stage.ts'
import { ids } from '../stand-ins/discord-objects.ts'
import { type Json, slackIds } from '../stand-ins/slack.ts'
import { type SentPing, sendPings } from './open-deploys.ts'

const minute = 60_000
const run = 'prod'
const channels = [`slack:${slackIds.channel}`, `discord:${ids.channel}`]
const wait = { timeout: 20_000, interval: 50 }

let stage: Stage
let store: Store
let token = ''
beforeAll(async () => {
  stage = await openStage('socket', { ASKSTACK_CHANNELS: JSON.stringify({ deploys: channels }) })
  store = openRedisStore({ redis: stage.redis.socket, onLink: () => {} })
  token = (await addHost(store, 'rack', Date.now())) ?? ''
}, 60_000)
afterAll(async () => {
  await store.close()
  await stage.stop()
}, 60_000)

const inSlack = () => stage.slack.messages()
const inDiscord = () => stage.discord.posted()
const [boardInSlack, boardInDiscord] = [() => inSlack()[0] as Json, () => inDiscord()[0] as Json]
const everywhere = async (words: string, times = 1) => {
  for (const messages of [inSlack, inDiscord]) {
    await expect.poll(() => messages().filter((one) => JSON.stringify(one).includes(words)).length, wait).toBe(times)
  }
}
const ping = async (host: string, status: string, more: Partial<SentPing> = {}) => {
  const { status: answer } = await sendPings(`http://127.0.0.1:${stage.env.PORT}`, token, {
    run,
    host: `rack/${host}`,
    status,
    seq: 1,
    ...more,
  })
  expect(answer).toBe(202)
}

/** The failure was told, or after so many reminders reminded of, so much longer ago; a further host brings the boards up. */
async function later(time: number, { reminders, host }: { reminders: number; host: string }): Promise<void> {
  for (const channel of channels) {
    const noted = async () => (await readBoard(store, { run, channel }))?.posted
    await expect.poll(noted, wait).toMatchObject({ failing: ['rack/compute-01'], reminders })
    await store.changeRecord<Board>(boardsOf(run), channel, (board) => {
      return board?.posted && { ...board, posted: { ...board.posted, remindedAt: board.posted.remindedAt - time } }
    })
  }
  await ping(host, 'succeeded')
  await everywhere(`rack/${host}`)
}

test('a failure is reminded of with growing pauses, by nobody who took note of it; a host that fell silent is told of', async () => {
  await ping('compute-01', 'failed', {
    log: 'Command "python setup.py egg_info" failed with error code 1 in /tmp/pip/',
  })
  await everywhere('setuptools')
  await later(31 * minute, { reminders: 0, host: 'compute-02' })
  await everywhere('Still failing')
  await later(31 * minute, { reminders: 1, host: 'compute-03' })
  await later(30 * minute, { reminders: 1, host: 'compute-04' })
  await everywhere('Still failing', 2)

  await stage.tell(
    'interactive',
    stage.slack.press(buttonInSlack(boardInSlack(), 'Acknowledge'), { message: boardInSlack() }),
  )
  stage.discord.press(String(buttonInDiscord(boardInDiscord(), 'I take it').custom_id), boardInDiscord())
  await expect.poll(() => JSON.stringify(boardInSlack()), wait).toContain('Acknowledged by')
  await expect.poll(() => JSON.stringify(boardInDiscord()), wait).toContain('takes it.')
  expect(boardInDiscord().components).toEqual([])
  await later(24 * 60 * minute, { reminders: 2, host: 'compute-05' })

  await ping('compute-06', 'started')
  await everywhere('rack/compute-06')
  await store.changeRecord<{ since: number }>({ name: 'intake', most: 1 }, 'listening', (kept) => {
    return kept && { ...kept, since: kept.since - 20 * minute }
  })
  await store.changeRecord<HostState>(hostsOf(run), 'rack/compute-06', (state) => {
    return state && { ...state, heard: state.heard - 11 * minute }
  })
  await ping('compute-07', 'succeeded')
  await everywhere('Nothing is heard any more of')
  await everywhere('Still failing', 2)
}, 90_000)
