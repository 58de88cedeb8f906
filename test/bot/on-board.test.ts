import { beforeEach, describe, expect, test } from 'vitest'
import { onBoard } from '../../src/bot/on-board.ts'
import { hushOf, onBoardPressed } from '../../src/bot/on-board-pressed.ts'
import { onPings } from '../../src/bot/on-pings.ts'
import { noteListening } from '../../src/bot/runs.ts'
import type { Outgoing } from '../../src/message.ts'
import { openMemoryStore } from '../../src/store/memory.ts'
import type { Store } from '../../src/store/store.ts'
import { pressed, wits } from './open-bot.ts'

const [minute, hour] = [60_000, 3_600_000]
const start = Date.UTC(2026, 10, 24, 8)
const place = { run: 'prod', channel: 'slack:C1' }

let store: Store
let now: number
let posts: (Outgoing & { readonly at: number })[]
let next: number | undefined
let seq = 0
/** The answer to the next such post gets lost on its way. */
let losesAnswer: ((outgoing: Outgoing) => boolean) | undefined
beforeEach(() => {
  losesAnswer = undefined
  store = openMemoryStore()
  posts = []
  now = start
  next = start
})

/** As in both chats, posting again what stands already changes nothing about it. */
async function look(): Promise<void> {
  const send = async (chat: 'slack' | 'discord' | 'console', outgoing: Outgoing) => {
    const stands = !outgoing.edit && outgoing.attempt > 1 && posts.some(({ key }) => key === outgoing.key)
    if (!stands) posts.push({ ...outgoing, at: now })
    if (losesAnswer?.(outgoing)) {
      losesAnswer = undefined
      throw new Error('connection reset')
    }
    return { chat, channel: 'C1', id: outgoing.edit?.id ?? outgoing.key }
  }
  next = await onBoard({ wits, store, send, clock: () => now }, place, now)
}

/** Goes on to a time with the bot listening; the board is looked at whenever it asked for that. */
async function goOn(span: number): Promise<void> {
  for (const end = now + span; ; ) {
    await noteListening(store, now)
    if (next !== undefined && next <= now) await look()
    if (now >= end) return
    now = Math.min(end, now + 20_000, Math.max(now + 1, next ?? end))
  }
}

async function ping(host: string, status: string): Promise<void> {
  seq += 1
  const one = { run: 'prod', host, status, seq, at: now }
  await onPings(store, { kind: 'ping', run: 'prod', pings: [{ ping: one, received: now }] })
  next = now
}

async function press(action: string): Promise<void> {
  const press = pressed({ action, value: posts[0]?.key ?? '', at: now })
  const hush = hushOf(press)
  const lookAgain = async () => {
    next = now
  }
  const fetchFile = () => Promise.reject(new Error('no file'))
  if (hush) await onBoardPressed({ wits, store, fetchFile, lookAgain }, press, hush)
  await goOn(minute)
}

const board = () => posts.findLast(({ to }) => !to.thread)?.reply
const told = (words: string) => posts.filter(({ to, reply }) => to.thread && reply.markdown.includes(words))
const minutesOf = (reminders: readonly { readonly at: number }[]) =>
  reminders.map(({ at }) => Math.round((at - start) / minute))

describe('a host that is not heard of any more', () => {
  test('is told of once it was still for much longer than usual, and again is not; it may come back', async () => {
    for (let i = 0; i < 6; i++) {
      for (const host of ['compute-01', 'compute-02']) await ping(host, i === 0 ? 'started' : 'heartbeat')
      await goOn(minute)
    }
    for (let i = 0; i < 5; i++) {
      await ping('compute-01', 'heartbeat')
      await goOn(minute)
    }
    expect(told('Nothing is heard any more of `compute-02`')).toHaveLength(1)
    expect(told('compute-01')).toEqual([])
    expect(board()?.markdown).toContain('- Silent (1): `compute-02`')
    await ping('compute-02', 'succeeded')
    await ping('compute-01', 'succeeded')
    await goOn(minute)
    expect(board()?.markdown).toContain('· succeeded ·')
    expect(told('Nothing is heard')).toHaveLength(1)
  })

  test('is not held against it while the bot itself was away', async () => {
    for (let i = 0; i < 6; i++) {
      await ping('compute-01', i === 0 ? 'started' : 'heartbeat')
      await goOn(minute)
    }
    now += hour
    await goOn(minute)
    expect(told('Nothing is heard')).toEqual([])
    await goOn(5 * minute)
    expect(told('Nothing is heard')).toHaveLength(1)
  })
})

describe('a failure that lasts', () => {
  const reminders = () => told('Still failing: `compute-01`')
  beforeEach(async () => {
    await ping('compute-01', 'failed')
    await goOn(minute)
    expect(told('Failed on `compute-01`')).toHaveLength(1)
  })

  test('is reminded of after half an hour, and then after twice as long each time, until it is over', async () => {
    await goOn(8 * hour)
    expect(minutesOf(reminders())).toEqual([30, 90, 210, 450])
    await ping('compute-01', 'succeeded')
    await goOn(24 * hour)
    expect(reminders()).toHaveLength(4)
    expect(told('Resolved')).toHaveLength(1)
  })

  test('is not reminded of once somebody acknowledged it, and the board says who', async () => {
    expect(board()?.buttons.map(({ label }) => label)).toEqual(['Acknowledge', 'Silence for 4 hours', 'I take it'])
    await press('deploy-acknowledged')
    expect(board()?.markdown).toContain('Acknowledged by Ann')
    await goOn(24 * hour)
    expect(reminders()).toEqual([])
  })

  test('is reminded of again when the silence of four hours is over', async () => {
    await press('deploy-silenced')
    expect(board()?.markdown).toContain('Silenced by Ann for 4 hours')
    await goOn(5 * hour)
    expect(minutesOf(reminders()).at(0)).toBe(241)
  })

  test('that somebody takes offers it to nobody else, until a further host fails', async () => {
    await press('deploy-taken')
    expect(board()?.markdown).toContain('Ann takes it.')
    expect(board()?.buttons).toEqual([])
    await ping('compute-02', 'failed')
    await goOn(minute)
    expect(board()?.markdown).not.toContain('Ann takes it.')
    expect(board()?.buttons).toHaveLength(3)
    await goOn(hour)
    expect(told('Still failing: `compute-01`, `compute-02`')).toHaveLength(1)
  })
})

test('a failure that came while no bot looked has its entry under the first board', async () => {
  await ping('compute-01', 'failed')
  now += minute
  await look()
  expect(board()?.markdown).toContain('· failed ·')
  await goOn(minute)
  expect(told('Failed on `compute-01`')).toHaveLength(1)
})

describe('a post whose answer got lost', () => {
  test('is the board all the same, and shows what came since', async () => {
    losesAnswer = () => true
    await ping('compute-01', 'started')
    await expect(look()).rejects.toThrow('connection reset')
    await ping('compute-01', 'succeeded')
    await goOn(minute)
    expect(posts.filter(({ edit }) => !edit)).toHaveLength(1)
    expect(board()?.markdown).toContain('· succeeded ·')
  })

  test('is the entry all the same, and names the hosts that failed since', async () => {
    losesAnswer = ({ to }) => to.thread !== undefined
    await ping('compute-01', 'failed')
    await expect(goOn(minute)).rejects.toThrow('connection reset')
    await ping('compute-02', 'failed')
    now += minute
    await look()
    expect(posts.filter(({ edit, to }) => !edit && to.thread)).toHaveLength(1)
    expect(told('Failed on').at(-1)?.reply.markdown).toContain('`compute-01`, `compute-02`')
  })
})
