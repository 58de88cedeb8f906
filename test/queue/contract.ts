import { afterEach, describe, expect, test } from 'vitest'
import { ChatError } from '../../src/chat/chat-error.ts'
import type { DeadJob, Job, Queue, QueueOptions, Work } from '../../src/queue/queue.ts'

export type OpenQueue = (options: QueueOptions) => Queue

/** Everything that a test watches: what was begun, in order, and when. */
interface Seen {
  readonly text: string
  readonly attempt: number
  readonly at: number
}

const quick: QueueOptions = {
  pace: { interval: 200, burst: 2 },
  patience: { first: 10, most: 40, tries: 4 },
  onDead: () => {},
}

export const sendJob = (text: string): Job => ({
  kind: 'send',
  chat: 'console',
  outgoing: {
    key: text,
    to: {},
    reply: { kind: 'said', markdown: text, lang: 'en', confidence: 1, ids: [], buttons: [] },
  },
})

/** Collects what is worked on; `until(n)` resolves when n tries have begun. */
export function watcher(doWork: (text: string, attempt: number) => Promise<void> | void = () => {}) {
  const seen: Seen[] = []
  let wake = () => {}
  const work: Work = {
    happened: async () => {},
    ping: async () => {},
    board: async () => {},
    tick: async () => {},
    remind: async () => {},
    digest: async () => {},
    watchdog: async () => {},
    async send({ outgoing }, attempt) {
      seen.push({ text: outgoing.key, attempt, at: Date.now() })
      wake()
      await doWork(outgoing.key, attempt)
    },
  }
  const until = async (count: number) => {
    while (seen.length < count) await new Promise<void>((resolve) => (wake = resolve))
    return seen
  }
  return { work, seen, until, texts: () => seen.map(({ text }) => text) }
}

export const failureOf = (error: unknown) => {
  if (!(error instanceof ChatError)) return undefined
  if (error.permanent) return { kind: 'give-up', reason: error.message } as const
  return error.retryAfter === undefined ? undefined : ({ kind: 'retry', after: error.retryAfter } as const)
}

/** A promise and what resolves it. */
export function gate() {
  let open = () => {}
  const opened = new Promise<void>((resolve) => (open = resolve))
  return { open, opened }
}

/** What every queue keeps, whatever it is made of. */
export function queueContract(name: string, openQueue: OpenQueue): void {
  describe(name, () => {
    const opened: Queue[] = []
    afterEach(async () => {
      await Promise.all(opened.splice(0).map((queue) => queue.close()))
    })
    const open = (options: Partial<QueueOptions> = {}) => {
      const queue = openQueue({ ...quick, ...options })
      opened.push(queue)
      return queue
    }

    test('does every job once', async () => {
      const queue = open()
      const watch = watcher()
      await queue.work(watch.work, failureOf)
      await Promise.all(Array.from({ length: 100 }, (_, i) => queue.add(sendJob(`job ${i}`), { id: `job:${i}` })))
      await watch.until(100)
      expect(new Set(watch.texts()).size).toBe(100)
      expect(watch.seen.every(({ attempt }) => attempt === 1)).toBe(true)
    })

    test('does what was added before it began to work', async () => {
      const queue = open()
      const watch = watcher()
      await queue.add(sendJob('early'), { id: 'early' })
      await queue.work(watch.work, failureOf)
      expect((await watch.until(1)).map(({ text }) => text)).toEqual(['early'])
    })

    test('takes an id once, also after its job is done', async () => {
      const queue = open()
      const watch = watcher()
      await queue.work(watch.work, failureOf)
      expect(await queue.add(sendJob('one'), { id: '17' })).toBe('added')
      await watch.until(1)
      expect(await queue.add(sendJob('again'), { id: '17' })).toBe('repeated')
      await queue.add(sendJob('two'), { id: '18' })
      await watch.until(2)
      expect(watch.texts()).toEqual(['one', 'two'])
    })

    test('keeps the order of a line, one job at a time, while other lines go on', async () => {
      const queue = open()
      const { opened, open: unblock } = gate()
      const watch = watcher((text) => (text === 'a0' ? opened : undefined))
      await queue.work(watch.work, failureOf)
      for (let i = 0; i < 30; i++) await queue.add(sendJob(`a${i}`), { id: `a${i}`, line: 'a' })
      for (let i = 0; i < 3; i++) await queue.add(sendJob(`b${i}`), { id: `b${i}`, line: 'b' })
      await watch.until(4)
      expect(watch.texts().filter((text) => text.startsWith('a'))).toEqual(['a0'])
      unblock()
      await watch.until(33)
      expect(watch.texts().filter((text) => text.startsWith('a'))).toEqual(
        Array.from({ length: 30 }, (_, i) => `a${i}`),
      )
    })

    test('tries again with growing waits, and the line waits for it', async () => {
      const queue = open()
      const watch = watcher((text, attempt) => {
        if (text === 'first' && attempt < 3) throw new Error('not yet')
      })
      await queue.work(watch.work, failureOf)
      await queue.add(sendJob('first'), { id: 'first', line: 'a' })
      await queue.add(sendJob('second'), { id: 'second', line: 'a' })
      await watch.until(4)
      expect(watch.texts()).toEqual(['first', 'first', 'first', 'second'])
      expect(watch.seen.map(({ attempt }) => attempt)).toEqual([1, 2, 3, 1])
      const [one, two, three] = watch.seen.map(({ at }) => at) as [number, number, number]
      expect(two - one).toBeGreaterThanOrEqual(9)
      expect(three - two).toBeGreaterThanOrEqual(19)
    })

    test('waits as long as a chat asks, together with all of its pace, and no other job waits', async () => {
      const queue = open()
      const watch = watcher((text, attempt) => {
        if (text === 'limited' && attempt === 1) throw new ChatError('slow down', { permanent: false, retryAfter: 300 })
      })
      await queue.work(watch.work, failureOf)
      await queue.add(sendJob('limited'), { id: 'limited', line: 'a', pace: 'channel' })
      await watch.until(1)
      await queue.add(sendJob('same channel'), { id: 'same', line: 'b', pace: 'channel' })
      await queue.add(sendJob('other'), { id: 'other', line: 'c', pace: 'elsewhere' })
      await watch.until(4)
      const at = (text: string) => watch.seen.filter((one) => one.text === text).map((one) => one.at)
      const [first = 0, second = 0] = at('limited')
      expect(second - first).toBeGreaterThanOrEqual(295)
      expect((at('other')[0] ?? 0) - first).toBeLessThan(250)
      expect((at('same channel')[0] ?? 0) - first).toBeGreaterThanOrEqual(200)
    })

    test('begins the jobs of a pace no faster than it says, over all lines', async () => {
      const queue = open()
      const watch = watcher()
      await queue.work(watch.work, failureOf)
      for (let i = 0; i < 5; i++) {
        await queue.add(sendJob(`slow ${i}`), { id: `slow ${i}`, line: `line ${i}`, pace: 'channel' })
      }
      const seen = await watch.until(5)
      const first = seen[0]?.at ?? 0
      const after = seen.map(({ at }) => at - first)
      expect(after[1]).toBeLessThan(150)
      expect(after[2]).toBeGreaterThanOrEqual(190)
      expect(after[4]).toBeGreaterThanOrEqual(590)
      expect(after[4]).toBeLessThan(1_500)
    })

    test('gives up what is refused for good, keeps the reason, and goes on with the line', async () => {
      const told: DeadJob[] = []
      const queue = open({ onDead: (dead) => told.push(dead) })
      const watch = watcher((text) => {
        if (text === 'refused') throw new ChatError('channel_not_found, token=abcdefgh', { permanent: true })
      })
      await queue.work(watch.work, failureOf)
      await queue.add(sendJob('refused'), { id: 'refused', line: 'a' })
      await queue.add(sendJob('next'), { id: 'next', line: 'a' })
      await watch.until(2)
      const dead = await queue.dead(10)
      expect(dead).toEqual([
        { id: 'refused', job: sendJob('refused'), reason: 'channel_not_found, token=***', at: expect.any(Number) },
      ])
      expect(told).toEqual(dead)
    })

    test('gives up after so many tries, and takes the job up again when told to, as a further attempt', async () => {
      const { opened, open: buried } = gate()
      const queue = open({ onDead: buried })
      const watch = watcher((_, attempt) => {
        if (attempt <= 4) throw new Error('always')
      })
      await queue.work(watch.work, failureOf)
      await queue.add(sendJob('stubborn'), { id: 'stubborn' })
      await opened
      expect((await queue.dead(1))[0]?.reason).toBe('tried 4 times; always')
      expect(await queue.retry('stubborn')).toBe(true)
      expect(await queue.retry('stubborn')).toBe(false)
      await watch.until(5)
      expect(watch.seen.map(({ attempt }) => attempt)).toEqual([1, 2, 3, 4, 5])
      expect(await queue.dead(1)).toEqual([])
    })

    test('adds each ping once, whatever batches it comes in', async () => {
      const queue = open()
      const seen: unknown[] = []
      const ping = async ({ pings }: { readonly pings: readonly object[] }) => void seen.push(...pings)
      await queue.work({ ...watcher().work, ping }, failureOf)
      const batch = (...ids: readonly string[]) => {
        const pings = ids.map((id) => ({ ping: { id }, received: 1 }))
        return queue.addPings({ kind: 'ping', run: 'r', pings }, ids)
      }
      expect(await batch('a', 'b')).toEqual([true, true])
      expect(await batch('b', 'c', 'c')).toEqual([false, true, false])
      expect(await batch('a')).toEqual([false])
      await expect.poll(() => seen.length).toBe(3)
      expect(seen).toEqual(['a', 'b', 'c'].map((id) => ({ ping: { id }, received: 1 })))
    })

    test('keeps the slot of a job that is told to be done again while it waits for it', async () => {
      const queue = open()
      const watch = watcher()
      await queue.work(watch.work, failureOf)
      const again = (name: string) => queue.add(sendJob(name), { id: name, line: name, pace: 'one', refresh: true })
      const began = Date.now()
      for (const name of ['a', 'b', 'c']) await again(name)
      await watch.until(2)
      for (let i = 0; i < 20; i++) expect(await again('c')).toBe('repeated')
      await watch.until(3)
      expect(await queue.add(sendJob('d'), { id: 'd', pace: 'one' })).toBe('added')
      await watch.until(4)
      expect(Date.now() - began).toBeLessThan(2_000)
    })

    test('has one job at most of those that refresh waiting, at the earliest of their times', async () => {
      const queue = open()
      const { opened, open: unblock } = gate()
      const watch = watcher(() => (watch.seen.length === 1 ? opened : undefined))
      await queue.work(watch.work, failureOf)
      const options = { id: 'board', line: 'board', refresh: true }
      expect(await queue.add(sendJob('1'), { ...options, delay: 60_000 })).toBe('added')
      expect(await queue.add(sendJob('2'), options)).toBe('repeated')
      await watch.until(1)
      expect(await queue.add(sendJob('3'), { ...options, delay: 50 })).toBe('added')
      expect(await queue.add(sendJob('4'), options)).toBe('repeated')
      expect((await queue.depth()).waiting).toBe(2)
      unblock()
      await watch.until(2)
      expect(watch.texts()).toEqual(['1', '3'])
      await expect.poll(async () => (await queue.depth()).waiting).toBe(0)
      expect(await queue.add(sendJob('5'), options)).toBe('added')
      await watch.until(3)
    })

    test('does not begin a job before its delay is over', async () => {
      const queue = open()
      const watch = watcher()
      await queue.work(watch.work, failureOf)
      const added = Date.now()
      await queue.add(sendJob('later'), { id: 'later', delay: 150 })
      const [later] = await watch.until(1)
      expect((later?.at ?? 0) - added).toBeGreaterThanOrEqual(149)
    })

    test('repeats a job every so often, and never beside itself', async () => {
      const queue = open()
      let busy = 0
      const watch = watcher(async () => {
        busy += 1
        expect(busy).toBe(1)
        await new Promise((resolve) => setTimeout(resolve, 120))
        busy -= 1
      })
      await queue.work(watch.work, failureOf)
      for (let i = 0; i < 2; i++) await queue.repeat(sendJob('again'), { id: 'tick', every: 100 })
      const [first, , , fourth] = await watch.until(4)
      expect((fourth?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThan(290)
    })

    test('finishes what was begun when it closes, and lets that work add more', async () => {
      const queue = open()
      const { opened, open: unblock } = gate()
      let ended = false
      const watch = watcher(async () => {
        await opened
        expect(await queue.add(sendJob('more'), { id: 'more', delay: 60_000 })).toBe('added')
        ended = true
      })
      await queue.work(watch.work, failureOf)
      await queue.add(sendJob('begun'), { id: 'begun' })
      await watch.until(1)
      const closing = queue.close()
      unblock()
      await closing
      expect(ended).toBe(true)
      await expect(queue.add(sendJob('late'), { id: 'late' })).rejects.toThrow('closed')
    }, 20_000)
  })
}
