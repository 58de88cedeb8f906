import { afterAll, describe, expect, test } from 'vitest'
import type { Gap, Store, Vote } from '../../src/store/store.ts'

const vote = (over: Partial<Vote>): Vote => ({
  reply: 'r1',
  person: 'p1',
  helpful: true,
  ids: ['glance'],
  at: 1,
  ...over,
})
const gap = (over: Partial<Gap>): Gap => ({
  id: 'g1',
  kind: 'unsure',
  text: 'what is Ironic?',
  lang: 'en',
  channel: 'slack:T:C',
  at: 1,
  ...over,
})

/** What every store keeps, whatever it is made of. */
export function storeContract(name: string, openStore: () => Store): void {
  describe(name, () => {
    const store = openStore()
    afterAll(() => store.close())

    test('sees a key for the first time once', async () => {
      const seen = await Promise.all([store.once('event', 60_000), store.once('event', 60_000)])
      expect(seen).toEqual([true, false])
      expect(await store.once('other', 60_000)).toBe(true)
    })

    test('recalls what it was told to remember, the newest of it', async () => {
      expect(await store.recall('turns')).toBeUndefined()
      await store.remember('turns', ['what is Nova', '虚拟机'], 60_000)
      await store.remember('turns', ['那 Cinder 呢'], 60_000)
      expect(await store.recall('turns')).toEqual(['那 Cinder 呢'])
    })

    test('forgets when the time is over', async () => {
      await store.remember('short', 1, 1)
      expect(await store.once('short', 1)).toBe(true)
      await expect.poll(() => store.recall('short')).toBeUndefined()
      await expect.poll(() => store.once('short', 60_000)).toBe(true)
    })

    test('keeps facts and keys seen once apart', async () => {
      await store.remember('same', 1, 60_000)
      expect(await store.once('same', 60_000)).toBe(true)
      expect(await store.recall('same')).toBe(1)
    })

    test('holds the rule of each channel', async () => {
      expect(await store.channelRule('slack:T:C1')).toBeUndefined()
      await store.setChannelRule('slack:T:C1', 'all')
      await store.setChannelRule('slack:T:C2', 'off')
      await store.setChannelRule('slack:T:C1', 'questions')
      expect(await store.channelRule('slack:T:C1')).toBe('questions')
      expect(await store.channelRule('slack:T:C2')).toBe('off')
    })

    test('counts one vote a person and reply, the later one', async () => {
      await store.addVote(vote({ at: 10 }))
      await store.addVote(vote({ at: 20, helpful: false, reason: 'outdated' }))
      await store.addVote(vote({ at: 30, person: 'p2' }))
      await store.addVote(vote({ at: 40, reply: 'r2' }))
      const votes = await store.votes(0)
      expect(votes.map(({ at }) => at)).toEqual([20, 30, 40])
      expect(votes[0]).toEqual(vote({ at: 20, helpful: false, reason: 'outdated' }))
      expect((await store.votes(30)).map(({ at }) => at)).toEqual([30, 40])
    })

    test('changes a record in one piece, however many do it at once, and keeps the newest of a table', async () => {
      const table = { name: 'hosts', ttl: 60_000, most: 2 }
      const more = (kept: number | undefined) => (kept ?? 0) + 1
      await Promise.all(Array.from({ length: 20 }, () => store.changeRecord(table, 'a', more)))
      expect(await store.record('hosts', 'a')).toBe(20)
      await store.changeRecord(table, 'b', more)
      await store.changeRecord(table, 'c', more)
      expect([...(await store.records('hosts', 10)).keys()].toSorted()).toEqual(['b', 'c'])
      expect(await store.changeRecord(table, 'b', () => undefined)).toBeUndefined()
      expect([...(await store.records('hosts', 10))]).toEqual([['c', 1]])
      expect((await store.records('hosts', 0)).size).toBe(0)
      for (const name of ['run:a', 'run:a:at']) await store.changeRecord({ ...table, name }, name, () => name)
      expect([...(await store.records('run:a', 9)).keys()]).toEqual(['run:a'])
    })

    test('takes away the votes and gaps of a person, and nobody else’s', async () => {
      await store.addVote(vote({ reply: 'r9', person: 'gone' }))
      await store.addGap(gap({ id: 'g9', person: 'gone' }))
      await store.addGap(gap({ id: 'g8', person: 'stays' }))
      expect(await store.forget('gone')).toEqual({ votes: 1, gaps: 1 })
      expect(await store.forget('gone')).toEqual({ votes: 0, gaps: 0 })
      expect((await store.votes(0)).filter(({ reply }) => reply === 'r9')).toEqual([])
      expect((await store.gaps(10)).map(({ id }) => id)).toEqual(['g8'])
      expect(await store.forget('stays')).toEqual({ votes: 0, gaps: 1 })
    })

    test('lists gaps newest first, each once', async () => {
      await store.addGap(gap({ at: 10 }))
      await store.addGap(gap({ id: 'g2', at: 20, kind: 'unknown' }))
      await store.addGap(gap({ id: 'g1', at: 10, kind: 'voted-down' }))
      expect((await store.gaps(10)).map(({ id, kind }) => [id, kind])).toEqual([
        ['g2', 'unknown'],
        ['g1', 'voted-down'],
      ])
      expect(await store.gaps(1)).toHaveLength(1)
      expect(await store.gaps(0)).toEqual([])
    })
  })
}
