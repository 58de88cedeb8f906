import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { keyOf } from '../src/bot/keys.ts'
import type { Said } from '../src/message.ts'
import { type Post, readLines } from './stand-ins/file-chat.ts'

const folder = mkdtempSync(join(tmpdir(), 'askstack-kill-'))
const posts = () => readLines<Post>(join(folder, 'posts.jsonl'))
let running: ChildProcess | undefined

afterAll(async () => {
  await stop('SIGTERM')
  rmSync(folder, { recursive: true, force: true })
})

function start(): void {
  running = spawn(process.execPath, ['--import', 'tsx', 'test/stand-ins/file-bot.ts', folder], {
    stdio: ['ignore', 'inherit', 'ignore'],
  })
}

async function stop(signal: NodeJS.Signals): Promise<void> {
  if (!running || running.exitCode !== null) return
  const ended = once(running, 'exit')
  running.kill(signal)
  await ended
}

function question(i: number): Said {
  const [channel, thread] = [`c${i % 20}`, `t${i % 40}`]
  return {
    kind: 'said',
    id: `event ${i}`,
    at: i,
    place: { chat: 'console', team: '', channel, thread, direct: false },
    person: { id: 'p' },
    to: { channel, thread },
    text: ['what does Glance do?', '虚拟机创建流程是什么？', 'what is Cinder?'][i % 3] as string,
    conversation: thread,
    by: 'mention',
    files: [],
    earlier: [],
  }
}

test('answers each of 200 questions once, in order, though it is killed in the middle and told everything again', async () => {
  const questions = Array.from({ length: 200 }, (_, i) => question(i))
  writeFileSync(join(folder, 'inbox.jsonl'), questions.map((one) => `${JSON.stringify(one)}\n`).join(''))
  start()
  await expect.poll(() => posts().length, { timeout: 90_000, interval: 5 }).toBeGreaterThan(60)
  await stop('SIGKILL')
  const before = posts().length
  expect(before).toBeLessThan(200)
  start()
  await expect.poll(() => new Set(posts().map(({ key }) => key)).size, { timeout: 120_000 }).toBe(200)
  await stop('SIGTERM')
  expect(posts()).toHaveLength(200)
  for (let i = 0; i < 40; i++) {
    const expected = questions.filter(({ conversation }) => conversation === `t${i}`).map(keyOf)
    expect(posts().flatMap(({ thread, key }) => (thread === `t${i}` ? [key] : []))).toEqual(expected)
  }
  expect(readLines(join(folder, 'found.jsonl')).length).toBeGreaterThan(0)
}, 240_000)
