import { describe, expect, test } from 'vitest'
import { failureKey, groupFailures, seenBefore, writeSeenBefore } from '../../src/deploy/same-failure.ts'
import { start } from './pings.ts'

const failure = (host: string, telling: string, errors: string[] = []) => ({
  run: 'prod',
  host,
  seq: 1,
  at: start,
  errors,
  telling,
})

describe('the same failure', () => {
  test('on many hosts is one, by its known error or by its line without what varies', () => {
    const groups = groupFailures([
      failure('compute-02', 'ERROR compute-02: port 41 of 7f0c2c1e-8a4b-4f57-9d11-000000000001 is gone'),
      failure('compute-01', 'ERROR compute-01: port 7 of 11111111-8a4b-4f57-9d11-0000000000ff is gone'),
      failure('compute-03', 'line a', ['pip-egg-info']),
      failure('compute-04', 'line b', ['pip-egg-info']),
      failure('compute-05', 'ERROR something else'),
    ])
    expect(groups.map(({ hosts }) => hosts)).toEqual([
      ['compute-01', 'compute-02'],
      ['compute-03', 'compute-04'],
      ['compute-05'],
    ])
  })

  test('is said to have been seen, by what it was solved, and that it is back', () => {
    const key = failureKey(failure('compute-03', '', ['pip-egg-info']))
    const seen = { key, run: 'older', host: 'compute-02', at: Date.UTC(2026, 10, 12) }
    const solved = { ...seen, at: seen.at - 1, solvedBy: 'a newer setuptools' }
    expect(seenBefore([seen], key, 'prod')).toBe(seen)
    expect(seenBefore([seen, solved], key, 'prod')).toBe(solved)
    expect(seenBefore([seen], key, 'older')).toBeUndefined()
    expect(writeSeenBefore(seen, 'en')).toBe('Seen before on `compute-02`, 12 Nov.')
    expect(writeSeenBefore({ ...solved, at: seen.at }, 'en')).toBe(
      'Seen before on `compute-02`, 12 Nov, solved by a newer setuptools; it is back.',
    )
    expect(writeSeenBefore(seen, 'zh')).toContain('此前在 `compute-02` 上出现过（11月12日）')
  })
})
