import { describe, expect, test } from 'vitest'
import { proposedReport } from '../../src/digest/proposed-report.ts'
import { longestPart } from '../../src/digest/report.ts'
import { report } from './a-week.ts'

const nothing = { earlier: [], runs: [], failures: [], lang: 'en' } as const

describe('a report begins', () => {
  test('empty for who has never written one', () => {
    expect(proposedReport(nothing)).toEqual({
      plan: '',
      done: '',
      notDone: '',
      problems: '',
      next: '',
      suggestions: '',
    })
  })

  test('with last week’s plan', () => {
    const earlier = [report('alice', { next: '1. Ceph\n2. Octavia' }), report('alice', { next: 'older' })]
    expect(proposedReport({ ...nothing, earlier }).plan).toBe('1. Ceph\n2. Octavia')
  })

  test('with what was left undone, and for how many weeks', () => {
    const earlier = [
      report('alice', { notDone: '- Ceph\n- Octavia\n  with two amphorae' }),
      report('alice', { notDone: 'ceph.' }),
      report('alice', {}),
      report('alice', { notDone: 'Ceph' }),
    ]
    expect(proposedReport({ ...nothing, earlier }).notDone).toBe(
      '- Ceph (week 3)\n- Octavia (week 2)\n  with two amphorae',
    )
    expect(proposedReport({ ...nothing, earlier, lang: 'zh' }).notDone).toContain('- Ceph（第 3 周）')
  })

  test('with the count that stands there already going on, however often it is asked for', () => {
    const first = report('alice', { notDone: '- Ceph' })
    const earlier = [first]
    for (const weeks of [2, 3, 4]) {
      const { notDone } = proposedReport({ ...nothing, earlier })
      expect(proposedReport({ ...nothing, earlier }).notDone).toBe(notDone)
      expect(notDone).toBe(`- Ceph (week ${weeks})`)
      earlier.unshift(report('alice', { notDone }))
    }
    const edited = [report('alice', { notDone: '- Ceph, second pool（第 5 周）' })]
    expect(proposedReport({ ...nothing, earlier: edited }).notDone).toBe('- Ceph, second pool (week 6)')
  })

  test('with a fence that stays a fence', () => {
    const earlier = [report('alice', { notDone: '```\nceph -s\n```' })]
    expect(proposedReport({ ...nothing, earlier }).notDone).toBe('- (week 2)\n  ```\n  ceph -s\n  ```')
    const next = proposedReport({
      ...nothing,
      earlier: [report('alice', { notDone: '- (week 2)\n  ```\n  ceph -s\n  ```' })],
    })
    expect(next.notDone).toBe('- (week 3)\n  ```\n  ceph -s\n  ```')
  })

  test('with what became of his deployments', () => {
    const runs = [
      { name: 'lab', tries: 3, failed: 2 },
      { name: 'prod', tries: 1, failed: 1 },
    ]
    const failures = [
      { title: 'pip cannot\nbuild', count: 2, hosts: 1, kind: 'new', solvedBy: 'upgrade setuptools' },
      { title: 'No valid host', count: 1, hosts: 1, kind: 'known' },
    ] as const
    expect(proposedReport({ ...nothing, runs, failures })).toMatchObject({
      done: '- Deployment lab succeeded after 3 tries',
      notDone: '- Deployment prod has not succeeded yet (1 try)',
      problems: '- pip cannot build (2 times) → upgrade setuptools\n- No valid host',
    })
    expect(proposedReport({ ...nothing, runs, failures, lang: 'zh' }).done).toBe('- 部署 lab 第 3 次尝试成功')
  })

  test('with as many items as the form holds', () => {
    const notDone = Array.from({ length: 100 }, (_, at) => `- ${at} ${'x'.repeat(50)}`).join('\n')
    const proposed = proposedReport({ ...nothing, earlier: [report('alice', { notDone })] }).notDone
    expect(proposed.length).toBeLessThanOrEqual(longestPart)
    expect(proposed).toMatch(/\(week 2\)$/)
  })
})
