import { describe, expect, test } from 'vitest'
import { foldPings } from '../../src/deploy/fold-pings.ts'
import type { Received } from '../../src/deploy/host-state.ts'
import { viewRun } from '../../src/deploy/view-run.ts'
import { minute, ping, start } from './pings.ts'

const view = (pings: readonly Received[], now = start + minute, listeningSince = 0) =>
  viewRun(foldPings({ run: 'prod', hosts: {} }, pings), { now, listeningSince })
const stateOf = (name: string, run: ReturnType<typeof view>) => run.hosts.find(({ host }) => host === name)

describe('a run', () => {
  test('runs until all expected hosts are done', () => {
    const one = ping({ status: 'succeeded', seq: 2, hosts: 2 })
    expect(view([one])).toMatchObject({ state: 'running', over: false, expected: 2, counts: { succeeded: 1 } })
    const both = view([one, ping({ host: 'compute-02', status: 'succeeded' })])
    expect(both).toMatchObject({ state: 'succeeded', over: true, counts: { succeeded: 2 } })
  })

  test('has failed as soon as one host has, and is over when the others have ended', () => {
    const failed = ping({ status: 'failed', seq: 2, exitCode: 2, stage: 'pull' })
    const run = view([failed, ping({ host: 'compute-02' })])
    expect(run).toMatchObject({ state: 'failed', over: false })
    expect(stateOf('compute-01', run)).toMatchObject({ exitCode: 2, stage: 'pull', failedSeq: 2 })
    expect(view([failed])).toMatchObject({ state: 'failed', over: true })
  })

  test('is healed by a second attempt that succeeds', () => {
    const first = [ping({ status: 'started' }), ping({ status: 'failed', seq: 2, at: start + minute })]
    const again = ping({ status: 'started', seq: 3, at: start + 2 * minute })
    expect(view([...first, again])).toMatchObject({ state: 'running' })
    const run = view([...first, again, ping({ status: 'succeeded', seq: 4, at: start + 3 * minute })])
    expect(run).toMatchObject({ state: 'succeeded', over: true, startedAt: start + 2 * minute })
    expect(run.hosts[0]?.recovered).toBe(true)
  })

  test('stays failed when a late heartbeat follows the end', () => {
    expect(view([ping({ status: 'failed', seq: 2 }), ping({ status: 'heartbeat', seq: 3 })]).state).toBe('failed')
  })

  test('forgets the hosts of a round that ended long before', () => {
    const old = ping({ host: 'gone', status: 'failed', seq: 9 })
    const fresh = ping({ status: 'started', at: start + 7 * 24 * 60 * minute })
    const run = view([old, fresh], start + 7 * 24 * 60 * minute)
    expect(run).toMatchObject({ state: 'running', expected: 1 })
    expect(run.hosts.map(({ host }) => host)).toEqual(['compute-01'])
  })

  test('corrects a clock that is ahead', () => {
    expect(view([ping({ status: 'started', at: start + 60 * minute }, start)]).startedAt).toBe(start)
  })
})

describe('silence', () => {
  const every = (gap: number, count = 5, host = 'compute-01') =>
    Array.from({ length: count }, (_, seq) => ping({ host, seq, at: start + seq * gap, status: 'heartbeat' }))

  test('comes after three of the pauses that the host makes itself', () => {
    const quick = every(minute / 2)
    const last = start + 2 * minute
    expect(view(quick, last + 89_000).state).toBe('running')
    expect(view(quick, last + 90_000)).toMatchObject({ state: 'silent', over: true, counts: { silent: 1 } })
    const slow = every(5 * minute)
    expect(view(slow, start + 34 * minute).state).toBe('running')
    expect(view(slow, start + 35 * minute).state).toBe('silent')
  })

  test('takes the rhythm of the run for a host that has said little', () => {
    const run = view([...every(minute / 2), ping({ host: 'compute-02', at: start + 2 * minute })], start + 4 * minute)
    expect(stateOf('compute-02', run)?.state).toBe('silent')
  })

  test('is not held against a host while the bot was away', () => {
    const back = start + 60 * minute
    expect(view(every(minute / 2), back + minute, back)).toMatchObject({ state: 'running', nextChange: back + 90_000 })
  })

  test('is told from a failure, and of hosts that never came', () => {
    const done = [...every(minute / 2), ping({ seq: 9, status: 'succeeded', hosts: 2, at: start + 2 * minute })]
    expect(view(done, start + 3 * minute).state).toBe('running')
    expect(view(done, start + 60 * minute)).toMatchObject({ state: 'silent', over: true, counts: { failed: 0 } })
  })
})

describe('inhibition', () => {
  const controller = ping({ host: 'ctl-1', role: 'controller', status: 'failed', seq: 2, at: start })
  const compute = ping({ role: 'compute', status: 'failed', seq: 2, at: start + minute })

  test('holds back compute failures that follow a controller or the message bus', () => {
    expect(stateOf('compute-01', view([controller, compute]))?.follows).toBe('ctl-1')
    const bus = ping({ host: 'mq-1', role: 'rabbitmq', status: 'failed', at: start })
    expect(stateOf('compute-01', view([bus, compute]))?.follows).toBe('mq-1')
  })

  test('ends with its cause, and reaches neither back nor other roles', () => {
    const healed = ping({ host: 'ctl-1', status: 'started', seq: 3, at: start + 2 * minute })
    expect(stateOf('compute-01', view([controller, compute, healed]))?.follows).toBeUndefined()
    const before = ping({ role: 'compute', status: 'failed', seq: 2, at: start - 5 * minute })
    expect(stateOf('compute-01', view([controller, before]))?.follows).toBeUndefined()
    const storage = ping({ role: 'storage', status: 'failed', seq: 2, at: start + minute })
    expect(stateOf('compute-01', view([controller, storage]))?.follows).toBeUndefined()
  })
})
