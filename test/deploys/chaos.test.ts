import { expect, test } from 'vitest'
import { runChaos } from './chaos.ts'

test('holds every ping that was answered 202, with one board a run and chat, though bots and Redis are killed and the chats fail', async () => {
  const { wrong, recoveries } = await runChaos({ hosts: 12, pings: 10, botKills: 1, redisKills: 1 })
  expect(wrong).toEqual([])
  expect(recoveries).toHaveLength(1)
  for (const { taken, folded } of recoveries) {
    expect(taken).toBeLessThan(5_000)
    expect(folded).toBeLessThan(5_000)
  }
}, 180_000)
