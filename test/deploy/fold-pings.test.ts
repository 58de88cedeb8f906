import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { foldHost, foldPings, runOf } from '../../src/deploy/fold-pings.ts'
import type { Received } from '../../src/deploy/host-state.ts'
import { statuses } from '../../src/deploy/ping.ts'
import { viewRun } from '../../src/deploy/view-run.ts'
import { minute, ping, start } from './pings.ts'

const empty = { run: 'prod', hosts: {} }
const pings: fc.Arbitrary<Received> = fc
  .record({
    host: fc.constantFrom('controller-01', 'compute-01', 'compute-02', '__proto__', 'constructor'),
    status: fc.constantFrom(...statuses),
    seq: fc.integer({ min: 0, max: 30 }),
    at: fc.integer({ min: start, max: start + 60 * minute }),
    stage: fc.constantFrom(undefined, 'nova : Running bootstrap', 'pull'),
    role: fc.constantFrom(undefined, 'compute', 'controller'),
    exitCode: fc.constantFrom(undefined, 0, 2),
    hosts: fc.constantFrom(undefined, 3, 12),
    late: fc.integer({ min: -minute, max: minute }),
  })
  .map(({ late, ...fields }) => ping(JSON.parse(JSON.stringify(fields)), fields.at + late))

describe('folding pings', () => {
  test('gives the same state in any order, with any repeats, in any portions', () => {
    const shuffled = fc
      .array(pings, { maxLength: 60 })
      .chain((all) =>
        fc.tuple(
          fc.constant(all),
          fc.shuffledSubarray(all, { minLength: all.length }),
          fc.subarray(all),
          fc.nat(all.length),
        ),
      )
    fc.assert(
      fc.property(shuffled, ([all, mixed, repeats, cut]) => {
        const inOrder = foldPings(empty, all)
        const another = foldPings(foldPings(empty, mixed.slice(0, cut)), [...repeats, ...mixed.slice(cut), ...repeats])
        expect(another).toEqual(inOrder)
        expect(JSON.stringify(another)).toBe(JSON.stringify(inOrder))
        const moment = { now: start + 90 * minute, listeningSince: 0 }
        expect(viewRun(another, moment)).toEqual(viewRun(inOrder, moment))
      }),
      { numRuns: 500 },
    )
  })

  test('host by host gives the same as all at once, through JSON too', () => {
    fc.assert(
      fc.property(fc.array(pings, { maxLength: 40 }), (all) => {
        const names = [...new Set(all.map((one) => one.ping.host))]
        const states = names.flatMap(
          (name) =>
            foldHost(
              undefined,
              all.filter((one) => one.ping.host === name),
            ) ?? [],
        )
        expect(runOf('prod', JSON.parse(JSON.stringify(states)))).toEqual(foldPings(empty, all))
      }),
    )
  })

  test('keeps little, however many pings come', () => {
    const many = Array.from({ length: 5_000 }, (_, seq) =>
      ping({ seq, at: start + seq * 1_000, stage: `stage ${seq}` }),
    )
    expect(JSON.stringify(foldPings(empty, many)).length).toBeLessThan(2_000)
    const crowd = Array.from({ length: 3_000 }, (_, index) => ping({ host: `c-${index}` }))
    const both = [foldPings(empty, crowd), foldPings(empty, crowd.toReversed())]
    expect(both[0]).toEqual(both[1])
    expect(Object.keys(both[0]?.hosts ?? {})).toHaveLength(2_000)
  })

  test('leaves other runs alone', () => {
    expect(foldPings(empty, [ping({ run: 'other' })])).toEqual(empty)
  })
})
