import { describe, expect, test } from 'vitest'
import { findStale } from '../../src/knowledge/find-stale.ts'
import type { ReleaseTable } from '../../src/knowledge/releases.ts'

const releases: ReleaseTable = {
  source: 'https://releases.openstack.org/',
  checked: '2026-11-20',
  series: [
    { name: 'Hibiscus', number: '2026.2', slurp: false, released: '2026-09-30' },
    { name: 'Dalmatian', number: '2024.2', slurp: false, released: '2024-10-02', endOfLife: '2026-04-29' },
    { name: 'Zed', slurp: false, released: '2022-10-05', endOfLife: '2025-12-19' },
  ],
}

function stale(entry: { readonly releases?: string; readonly reviewed?: string }, today = '2026-11-25', months = 12) {
  const whole = { id: 'x', file: 'notes/a/x.md', releases: 'any', reviewed: '2026-11-20', ...entry }
  return findStale([whole], { today, months, releases })[0]?.reasons
}

describe('a review', () => {
  test('is old from the day after the limit', () => {
    expect(stale({ reviewed: '2025-11-25' })).toBeUndefined()
    expect(stale({ reviewed: '2025-11-24' })).toEqual([{ kind: 'old-review', before: '2025-11-25' }])
  })

  test('is counted to the last day of a shorter month', () => {
    expect(stale({ reviewed: '2026-02-28' }, '2026-03-31', 1)).toBeUndefined()
    expect(stale({ reviewed: '2026-02-27' }, '2026-03-31', 1)).toEqual([{ kind: 'old-review', before: '2026-02-28' }])
  })
})

describe('releases', () => {
  test.each([
    ['up to Zed', ['Zed']],
    ['2024.2', ['2024.2 Dalmatian']],
    ['zed to 2024.2', ['2024.2 Dalmatian', 'Zed']],
  ])('that have all ended are named: %s', (text, ended) => {
    expect(stale({ releases: text })).toEqual([{ kind: 'ended-releases', ended }])
  })

  test.each(['any', 'all maintained', 'Zed and newer', 'Zed, 2026.2', 'zedder', '2024.20'])(
    'live on in: %s',
    (text) => {
      expect(stale({ releases: text })).toBeUndefined()
    },
  )

  test('have not ended before their last day', () => {
    expect(stale({ releases: '2024.2' }, '2026-04-28', 120)).toBeUndefined()
  })
})
