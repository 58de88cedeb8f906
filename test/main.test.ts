import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, describe, expect, test } from 'vitest'
import { keyOf } from '../src/bot/keys.ts'
import type { Wits } from '../src/bot/reply-to.ts'
import { ChatError } from '../src/chat/chat-error.ts'
import { createLog } from '../src/log.ts'
import { watchLink } from '../src/main/watch-link.ts'
import { type RunningBot, startBot } from '../src/main.ts'
import { called, place, said, wits } from './bot/open-bot.ts'
import { startRedis } from './redis-server.ts'
import { type MemoryChat, memoryChat } from './stand-ins/memory-chat.ts'

const server = await startRedis()
const folder = mkdtempSync(join(tmpdir(), 'askstack-main-'))
const lines: Record<string, unknown>[] = []
const log = createLog({ level: 'info', secrets: [], to: { write: (line) => void lines.push(JSON.parse(line)) } })
const running: RunningBot[] = []
afterEach(async () => {
  for (const bot of running.splice(0)) await bot.stop()
  lines.length = 0
  await server.redis.flushall()
})
afterAll(async () => {
  await server.stop()
  rmSync(folder, { recursive: true, force: true })
})

async function start(
  chats: readonly MemoryChat[],
  over: Partial<Wits> = {},
  redisUrl: string | undefined = server.socket,
) {
  const config = { data: join(folder, 'data'), ...(redisUrl && { redisUrl }) }
  const bot = await startBot({ config, wits: { ...wits, ...over }, chats, log })
  running.push(bot)
  return bot
}

async function freePort(): Promise<number> {
  const listening = createServer().listen(0, '127.0.0.1')
  await once(listening, 'listening')
  const { port } = listening.address() as AddressInfo
  listening.close()
  return port
}

const told = (message: string) => lines.filter(({ msg }) => String(msg).includes(message))

describe('a question', () => {
  test('is answered once, though the chat tells of it three times and two processes hear it', async () => {
    const chats = [memoryChat(), memoryChat()] as const
    await start([chats[0]])
    await start([chats[1]])
    const one = said({})
    for (const chat of [chats[0], chats[1], chats[0]]) await chat.ears().accept(one)
    await chats[0].ears().accept(said({ text: 'thanks', conversation: one.conversation }))
    await expect.poll(() => chats.flatMap(({ posted }) => posted).length).toBe(2)
    const posted = chats.flatMap((chat) => chat.posted)
    expect(posted.filter(({ reply }) => reply.kind === 'answered')).toHaveLength(1)
  })

  test('gets a sign of life after a second, and loses it when the answer stands', async () => {
    let release = () => {}
    const shown = new Promise<void>((resolve) => (release = resolve))
    const slow = memoryChat({ send: () => shown, onReceipt: (on) => on && release() })
    await start([slow])
    await slow.ears().accept(said({}))
    await slow.until(1)
    await expect.poll(() => slow.receipts).toEqual([true, false])
  })

  test('that is answered within a second gets none', async () => {
    const chat = memoryChat()
    await start([chat])
    await chat.ears().accept(said({}))
    await chat.until(1)
    await running.pop()?.stop()
    expect(chat.receipts).toEqual([])
  })

  test('whose working out fails is never left without a word: a code that stands in the log', async () => {
    const chat = memoryChat()
    await start([chat], { examine: () => Promise.reject(new Error('out of luck, password=hunter2hunter2')) })
    await chat.ears().accept(called({ command: 'diagnose', text: 'ERROR: exit status 3' }))
    const [apology] = await chat.until(1)
    expect(apology?.reply).toMatchObject({ kind: 'failed', private: true })
    const code = /E-[A-Z0-9]{6}/.exec(apology?.reply.markdown ?? '')?.[0]
    expect(told('no reply could be worked out')).toMatchObject([{ code, level: 'error' }])
    expect(JSON.stringify(lines)).not.toContain('hunter2')
  })

  test('is tried again after a passing failure as a further attempt, without a word', async () => {
    const attempts: number[] = []
    const chat = memoryChat({
      send({ attempt }) {
        attempts.push(attempt)
        if (attempt < 3) throw new ChatError('503', { permanent: false })
      },
    })
    await start([chat])
    await chat.ears().accept(said({}))
    await chat.until(1)
    expect(attempts).toEqual([1, 2, 3])
    expect(told('given up')).toEqual([])
  })

  test('whose answer the chat refuses gets a plain word instead, and one line in the log', async () => {
    const chat = memoryChat({
      send({ reply }) {
        if (reply.kind !== 'failed') throw new ChatError('invalid_blocks', { permanent: true })
      },
    })
    await start([chat])
    await chat.ears().accept(said({}))
    const [excuse] = await chat.until(1)
    expect(excuse?.reply.markdown).toMatch(/refused the message \(code `E-[A-Z0-9]{6}`\)/)
    await expect.poll(() => told('given up').length).toBe(1)
    expect(told('given up')[0]).toMatchObject({ reason: 'invalid_blocks', job: 'send' })
  })
})

describe('a form', () => {
  test('that was shown needs no further word', async () => {
    const chat = memoryChat()
    await start([chat])
    const call = called({ command: 'diagnose' })
    expect((await chat.ears().formFor(call))?.id).toBe('diagnose')
    await chat.ears().accept(call)
    await chat.ears().accept(said({}))
    const [first] = await chat.until(1)
    expect(first?.reply.kind).toBe('answered')
  })
})

describe('starting', () => {
  test('names every wrong token at once', async () => {
    const wrong = (name: 'slack' | 'discord') =>
      memoryChat({ name, start: () => Promise.reject(new ChatError(`${name}: wrong token`, { permanent: true })) })
    await expect(start([wrong('slack'), wrong('discord')])).rejects.toThrow('slack: wrong token\ndiscord: wrong token')
  })

  test('does not wait for a chat that cannot be reached, and says so once', async () => {
    let tries = 0
    const away = memoryChat({
      name: 'discord',
      async start() {
        tries += 1
        if (tries < 3) throw new ChatError('ECONNREFUSED', { permanent: false })
      },
    })
    const chat = memoryChat()
    await start([chat, away])
    await chat.ears().accept(said({}))
    await chat.until(1)
    await expect.poll(() => told('connected').length, { timeout: 10_000 }).toBe(2)
    expect(told('cannot be reached')).toHaveLength(1)
  })

  test('waits for a Redis that is away, says so once, and answers when it is there', async () => {
    await server.kill()
    const chat = memoryChat()
    await start([chat])
    const accepted = chat.ears().accept(said({}))
    await expect.poll(() => told('Redis is away').length).toBe(1)
    await server.start()
    await accepted
    expect((await chat.until(1))[0]?.reply.kind).toBe('answered')
    expect(told('Redis is back')).toHaveLength(1)
    expect(told('Redis is away')).toHaveLength(1)
  })

  test('says so when Redis refuses the password, without showing it', async () => {
    const port = await freePort()
    await server.redis.config('SET', 'port', String(port))
    await server.redis.config('SET', 'requirepass', 'right-password')
    const wrong = start([memoryChat()], {}, `redis://:wrong-hunter2@127.0.0.1:${port}`)
    const error = await wrong.catch((reason: Error) => reason)
    await server.redis.config('SET', 'requirepass', '')
    expect(error).toMatchObject({ message: expect.stringContaining('REDIS_URL → Redis refuses it: WRONGPASS') })
    expect(String(error)).not.toContain('hunter2')
  })

  test('without any Redis says what is lost and how to keep it, and answers all the same', async () => {
    const path = process.env.PATH
    process.env.PATH = folder
    const chat = memoryChat()
    await start([chat], {}, '').finally(() => {
      process.env.PATH = path
    })
    expect(told('install redis-server or set REDIS_URL')).toHaveLength(1)
    await chat.ears().accept(said({}))
    expect((await chat.until(1))[0]?.reply.kind).toBe('answered')
  })

  test('keeps a Redis of its own where none is configured, and stops it with the bot', async () => {
    const first = memoryChat()
    const bot = await start([first], {}, '')
    await first.ears().accept(called({ command: 'askstack', text: 'all' }))
    await first.until(1)
    await bot.stop()
    const second = memoryChat()
    await start([second], {}, '')
    await second.ears().accept(called({ command: 'askstack' }))
    expect((await second.until(1))[0]?.reply.markdown).toContain('everything that is asked')
  })
})

test('stopping finishes what was begun', async () => {
  let begun = () => {}
  const sending = new Promise<void>((resolve) => (begun = resolve))
  let release = () => {}
  const gate = new Promise<void>((resolve) => (release = resolve))
  const chat = memoryChat({
    send() {
      begun()
      return gate
    },
  })
  const bot = await start([chat])
  await chat.ears().accept(said({}))
  await sending
  const stopped = bot.stop()
  release()
  await stopped
  expect(chat.posted).toHaveLength(1)
})

test('Redis that goes and comes is told once each', async () => {
  const watch = watchLink('Redis', log)
  const [queue, store] = [watch('queue'), watch('store')]
  queue(true)
  for (const link of [queue, store, queue]) link(false, 'ECONNREFUSED')
  queue(true)
  store(true)
  store(true)
  expect(lines.map(({ msg }) => msg)).toEqual(['Redis is away; work waits and goes on by itself', 'Redis is back'])
})

test('50 conversations at once: accepted within a second, answered within two, each once', async () => {
  const posts = new Map<string, number>()
  const chat = memoryChat({ send: ({ key }) => void posts.set(key, Date.now()) })
  await start([chat])
  const begun: number[] = []
  const accepted: number[] = []
  const turn = async (i: number) => {
    const conversation = `talk ${i}`
    const one = said({ conversation, place: { ...place, channel: `C${i % 10}` }, to: { thread: conversation } })
    const at = Date.now()
    begun.push(at)
    await chat.ears().accept(one)
    accepted.push(Date.now() - at)
  }
  await Promise.all(Array.from({ length: 50 }, (_, i) => turn(i)))
  await chat.until(50)
  const answered = [...posts.values()].map((at) => at - Math.min(...begun))
  expect(Math.max(...accepted)).toBeLessThan(1_000)
  expect(Math.max(...answered)).toBeLessThan(2_000)
  expect(posts.size).toBe(50)
})

test('while the chat fails in every way, nothing is lost, doubled or out of order', async () => {
  const stands: { readonly key: string; readonly thread: string }[] = []
  let calls = 0
  const chat = memoryChat({
    send({ key, to, attempt }) {
      calls += 1
      if (attempt > 1 && stands.some((one) => one.key === key)) return
      if (calls % 10 === 0) throw new ChatError('429', { permanent: false, retryAfter: 200 })
      if (calls % 20 === 5) throw new ChatError('503', { permanent: false })
      stands.push({ key, thread: to.thread ?? '' })
      if (calls % 50 === 7) throw new ChatError('connection reset', { permanent: false })
    },
  })
  await start([chat])
  const asked = Array.from({ length: 150 }, (_, i) => {
    const thread = `t${i % 50}`
    return said({ conversation: thread, to: { thread }, place: { ...place, channel: `C${i % 25}` } })
  })
  for (const one of asked) await chat.ears().accept(one)
  await chat.until(150)
  const keysOf = (thread: string) => asked.flatMap((one) => (one.conversation === thread ? [keyOf(one)] : []))
  for (let i = 0; i < 50; i++) {
    expect(stands.flatMap(({ key, thread }) => (thread === `t${i}` ? [key] : []))).toEqual(keysOf(`t${i}`))
  }
  expect(told('given up')).toEqual([])
}, 30_000)
