import { describe, expect, test } from 'vitest'
import { foldPings } from '../../src/deploy/fold-pings.ts'
import type { Received } from '../../src/deploy/host-state.ts'
import { afterPost, needsPost } from '../../src/deploy/needs-post.ts'
import type { Decision, Posted } from '../../src/deploy/posted.ts'
import { viewRun } from '../../src/deploy/view-run.ts'
import { minute, ping, start } from './pings.ts'

const second = 1_000

/** A channel that carries every decision out at once, for as long as `until`. */
function channel() {
  const pings: Received[] = []
  let posted: Posted | undefined
  const told: [number, string][] = []
  const look = (now: number): Decision => {
    const came = pings.filter(({ received }) => received <= now)
    const view = viewRun(foldPings({ run: 'prod', hosts: {} }, came), { now, listeningSince: 0 })
    const decision = needsPost(posted, view, now)
    if (decision.kind === 'post' || decision.kind === 'edit') {
      told.push([now - start, decision.reason])
      posted = afterPost(posted, view, decision, now)
    }
    return decision
  }
  return {
    told,
    look,
    came: (received: Received) => void pings.push(received),
    hush: (kind: 'acknowledged' | 'silenced', until?: number) => {
      if (posted) posted = { ...posted, hush: { kind, by: 'ann', at: start, ...(until && { until }) } }
    },
    run: (until: number, ...more: Received[]) => {
      pings.push(...more)
      const times = new Set(pings.map(({ received }) => received).filter((at) => at <= until))
      for (let now = Math.min(...times); now <= until; ) {
        const decision = look(now)
        const next = [...times].filter((at) => at > now).sort((a, b) => a - b)[0] ?? Number.MAX_SAFE_INTEGER
        now = decision.kind === 'wait' ? Math.min(decision.until, next) : decision.kind === 'none' ? next : now + 1
      }
      return told
    },
  }
}
const reasons = (told: readonly [number, string][]) => told.map(([, reason]) => reason)
const started = ping({ status: 'started' })
const failed = ping({ status: 'failed', seq: 2, at: start + 10 * second })

describe('what a channel is told', () => {
  test('a board at the start, its failure after the waiting time, its end resolved', () => {
    const again = ping({ status: 'started', seq: 3, at: start + 20 * second })
    const done = ping({ status: 'succeeded', seq: 4, at: start + 40 * second })
    expect(channel().run(start + minute, started, failed, again, done)).toEqual([
      [0, 'started'],
      [13 * second, 'failed'],
      [20 * second, 'recovered'],
      [40 * second, 'resolved'],
    ])
  })

  test('a failure also where the first look at the run finds it, for nobody looked before', () => {
    const one = channel()
    expect(one.run(start + minute, ping({ status: 'failed' }, start + 30 * second))).toEqual([
      [30 * second, 'started'],
      [33 * second, 'failed'],
    ])
    const late = channel()
    late.came(ping({ status: 'failed' }))
    const first = late.look(start + minute)
    expect(first).toEqual({ kind: 'post', reason: 'started' })
    expect(late.look(start + minute + second)).toEqual({ kind: 'edit', reason: 'failed', hosts: ['compute-01'] })
    expect(late.look(start + minute + 2 * second)).toMatchObject({ kind: 'wait' })
  })

  test('a silence also where a failure was told at the same look', () => {
    const one = channel()
    one.run(start, started, ping({ host: 'compute-02', status: 'started' }))
    one.came(ping({ host: 'compute-02', status: 'failed', seq: 2, at: start + 19 * minute }))
    const at = start + 20 * minute
    expect(one.look(at)).toEqual({ kind: 'edit', reason: 'failed', hosts: ['compute-02'] })
    expect(one.look(at + second)).toEqual({ kind: 'edit', reason: 'silent', hosts: ['compute-01'] })
  })

  test('nothing of a flap inside the waiting time', () => {
    const again = ping({ status: 'started', seq: 3, at: start + 12 * second })
    const done = ping({ status: 'succeeded', seq: 4, at: start + 40 * second })
    const told = channel().run(start + minute, started, failed, again, done)
    expect(reasons(told).filter((reason) => reason !== 'progress')).toEqual(['started', 'ended'])
  })

  test('at most one edit a second of a burst, and the last one shows the end', () => {
    const burst = Array.from({ length: 500 }, (_, seq) =>
      ping({ seq: seq + 2, at: start + seq * 20, stage: `stage ${seq}` }),
    )
    const one = channel()
    const told = one.run(
      start + minute,
      started,
      ...burst,
      ping({ seq: 20_000, status: 'succeeded', at: start + 10_001 }),
    )
    const gaps = told.slice(1).map(([at], index) => at - (told[index]?.[0] ?? 0))
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(second)
    expect(told.length).toBeLessThanOrEqual(13)
    expect(told.at(-1)?.[1]).toBe('ended')
    expect(one.look(start + 10 * minute)).toEqual({ kind: 'none' })
  })

  test('computes that follow from a failed controller only once it is healed', () => {
    const controller = { host: 'ctl-1', role: 'controller' }
    const compute = { role: 'compute', status: 'failed' } as const
    const one = channel()
    const pings = [
      ping({ ...controller, status: 'started' }),
      ping({ ...controller, status: 'failed', seq: 2, at: start + 10 * second }),
      ping({ ...compute, seq: 2, at: start + 30 * second }),
    ]
    expect(reasons(one.run(start + 5 * minute, ...pings)).filter((reason) => reason === 'failed')).toHaveLength(1)
    const healed = ping({ ...controller, status: 'succeeded', seq: 3, at: start + 6 * minute })
    expect(reasons(one.run(start + 7 * minute, healed)).filter((reason) => reason === 'failed')).toHaveLength(2)
  })

  test('reminders with growing pauses while it fails', () => {
    const told = channel().run(start + 40 * 60 * minute, started, failed)
    const reminders = told.filter(([, reason]) => reason === 'reminder').map(([at]) => Math.round(at / minute))
    expect(reminders).toEqual([30, 90, 210, 450, 930, 1410, 1890, 2370])
  })

  test('no reminder once somebody has taken note, until a new failure', () => {
    const one = channel()
    one.run(start + minute, started, failed)
    one.hush('acknowledged')
    expect(reasons(one.run(start + 10 * 60 * minute))).not.toContain('reminder')
    const other = ping({ host: 'compute-02', status: 'failed', at: start + 11 * 60 * minute })
    expect(reasons(one.run(start + 12 * 60 * minute, other))).toContain('reminder')
  })

  test('reminders again when a silence has passed', () => {
    const one = channel()
    one.run(start + minute, started, failed)
    one.hush('silenced', start + 60 * minute)
    const told = one.run(start + 61 * minute)
    expect(told.filter(([, reason]) => reason === 'reminder')).toEqual([[60 * minute, 'reminder']])
  })

  test('silence, not failure, when a host just stops', () => {
    const told = channel().run(start + 15 * minute, started)
    expect(told.filter(([, reason]) => reason !== 'progress')).toEqual([
      [0, 'started'],
      [10 * minute, 'silent'],
    ])
  })

  test('a new board when the name is used again after a long time', () => {
    const week = 7 * 24 * 60 * minute
    const done = ping({ status: 'succeeded', seq: 2, at: start + minute })
    const again = ping({ status: 'started', seq: 3, at: start + week })
    expect(
      channel()
        .run(start + week + 1, started, done, again)
        .at(-1),
    ).toEqual([week, 'started-again'])
  })
})
