import { describe, expect, test } from 'vitest'
import { nameOfRun, writeBoard, writeSummary } from '../../src/deploy/board.ts'
import { foldPings } from '../../src/deploy/fold-pings.ts'
import { viewRun } from '../../src/deploy/view-run.ts'
import { minute, ping, start } from './pings.ts'

const past = [20, 40, 60].map((minutes) => ({
  run: 'prod',
  state: 'succeeded' as const,
  startedAt: start - minutes,
  duration: minutes * minute,
  hosts: 3,
}))
const now = start + 10 * minute
const boardOf = (pings: ReturnType<typeof ping>[], lang: 'en' | 'zh' = 'en') => {
  const view = viewRun(foldPings({ run: 'prod', hosts: {} }, pings), { now, listeningSince: 0 })
  return writeBoard({ view, now, history: past, lang })
}
const three = [
  ping({ status: 'started', stage: 'nova : pull', tool: 'kolla-ansible', hosts: 4, at: start + 5 * minute }),
  ping({ host: 'compute-02', status: 'succeeded', seq: 2 }),
  ping({ host: 'compute-03', status: 'failed', seq: 2, exitCode: 2, stage: 'neutron : pull' }),
]

describe('the board', () => {
  test('shows state, progress, stage, times and hosts by state', () => {
    expect(boardOf(three)).toBe(
      [
        '❌ **`prod`** · failed · 1 of 4 hosts done  ',
        '█████░░░░░░░░░░░░░░░ 28 %  ',
        'Stage: `nova : pull` · `kolla-ansible`  ',
        'Elapsed 10 min · expected about 40 min (from 3 earlier runs)',
        '',
        '- Failed (1): `compute-03` (`neutron : pull`, exit 2)',
        '- Running (1): `compute-01`',
        '- Done (1): `compute-02`',
        '- Not heard of yet: 1',
      ].join('\n'),
    )
  })

  test('speaks Chinese', () => {
    const board = boardOf(three, 'zh')
    expect(board).toContain('- 失败（1）：`compute-03`（`neutron : pull`、退出码 2）')
    expect(board).toContain('失败 · 4 台主机中 1 台已完成')
    expect(board).toContain('已用 10 分钟 · 预计约 40 分钟（根据之前 3 次部署）')
  })

  test('stays within 2,000 characters, whatever the hosts', () => {
    const states = ['started', 'succeeded', 'failed', 'heartbeat'] as const
    const hosts = Array.from({ length: 1_500 }, (_, index) => {
      const status = states[index % 4] ?? 'started'
      return ping({ host: `host-${index}-${'x'.repeat(200)}`, status, stage: 'y'.repeat(200), hosts: 99_999 })
    })
    for (const lang of ['en', 'zh'] as const) {
      const board = boardOf([...hosts, ping({ host: 'c', stage: 's'.repeat(200), tool: 't'.repeat(64) })], lang)
      expect(board.length).toBeLessThanOrEqual(2_000)
      expect(board).toContain('375')
    }
  })

  test('lets nothing that a host said format or mention', () => {
    const board = boardOf([ping({ stage: '`@everyone` **x** <!channel>' })])
    expect(board).toContain("`'@everyone' **x** <!channel>`")
  })

  test('sums a resolved run up', () => {
    const pings = [
      ping({ status: 'failed' }),
      ping({ status: 'started', seq: 2 }),
      ping({ status: 'succeeded', seq: 3, at: start + 3 * minute }),
    ]
    const view = viewRun(foldPings({ run: 'prod', hosts: {} }, pings), { now, listeningSince: 0 })
    expect(writeSummary(view, 'en')).toBe('Resolved: the host is done after 3 min; 1 failed on the way and recovered.')
  })

  test.each([
    ['prod-upgrade-2026-11-23', 'prod-upgrade'],
    ['prod 17', 'prod'],
    ['nightly_20261123T0500', 'nightly'],
    ['prod', 'prod'],
    ['2026-11-23', '2026'],
    ['compute-a1', 'compute-a1'],
  ])('knows that %s is a run of %s', (run, name) => {
    expect(nameOfRun(run)).toBe(name)
  })
})
