import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { broken, error, good, kbFolder, kept, note } from '../knowledge/kb-folder.ts'

function askstack(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', 'src/cli.ts', ...args], {
    encoding: 'utf8',
    input: '',
  })
  return { status, stdout, stderr }
}

const noteOptions =
  '--id nova --area compute --kind concept --title-en Nova --title-zh 计算 --ask-en what --ask-zh 什么 --source https://a.org/'

describe('askstack kb check', { timeout: 30_000 }, () => {
  test('counts what a good folder holds', async () => {
    const { status, stdout } = askstack('kb', 'check', await kbFolder(good))
    expect({ status, stdout }).toEqual({ status: 0, stdout: '2 notes, 1 known error, 2 terms: no mistakes\n' })
  })

  test('prints each mistake on stdout, their number on stderr, and fails', async () => {
    const { status, stdout, stderr } = askstack('kb', 'check', await kbFolder(broken(note, 'kind: service', 'kind: x')))
    expect(status).toBe(1)
    expect(stdout).toMatch(/^notes\/image\/glance\.md → kind: must be one of .*, got "x"\n$/)
    expect(stderr).toBe('1 mistake in 1 file\n')
  })

  test('prints one JSON object with --json', async () => {
    const folder = await kbFolder(broken(note, 'kind: service', 'kind: x'))
    expect(JSON.parse(askstack('kb', 'check', folder, '--json').stdout)).toMatchObject({
      ok: false,
      mistakes: [{ file: note, field: 'kind', got: '"x"' }],
    })
  })
})

describe('askstack kb matrix', { timeout: 30_000 }, () => {
  test('shows every row within 120 columns, with the counts at the end', async () => {
    const { status, stdout } = askstack('kb', 'matrix', await kbFolder(kept))
    const lines = stdout.trimEnd().split('\n')
    expect(status).toBe(0)
    expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(120)
    expect(lines.find((line) => line.startsWith('Glance'))?.split(/\s+/)).toEqual(
      ['Glance', '1', '2', '-', '-', '1', 'HOLE', '1', 'HOLE', 'HOLE'], // biome-ignore format: one row
    )
    expect(lines.at(-1)).toBe('1 rows, 9 cells: 4 filled, 2 make no sense, 3 holes')
  })

  test('names only what is missing with --holes', async () => {
    const { status, stdout } = askstack('kb', 'matrix', '--holes', await kbFolder(kept))
    expect(status).toBe(0)
    expect(stdout).toMatch(/^Glance +config, limits, upgrade\n\n1 rows, /)
  })

  test('gives the places with --json', async () => {
    const { rows, counts } = JSON.parse(askstack('kb', 'matrix', '--json', await kbFolder(kept)).stdout)
    expect(counts).toEqual({ filled: 4, senseless: 2, hole: 3 })
    expect(rows[0].cells).toMatchObject({
      parts: { kind: 'filled', places: ['glance#Parts', 'glance'] },
      install: { kind: 'senseless', why: 'an example' },
      upgrade: { kind: 'hole' },
    })
  })

  test('says so where there is none', async () => {
    expect(askstack('kb', 'matrix', await kbFolder(good))).toMatchObject({ status: 1, stdout: '' })
  })
})

describe('askstack kb stale', { timeout: 30_000 }, () => {
  const old = broken(note, 'reviewed: 2026-11-20', 'reviewed: 2019-03-01', {
    ...kept,
    [error]: (kept[error] ?? '').replace('releases: any', 'releases: up to Zed'),
  })

  test('lists old reviews and what only speaks of ended releases, the oldest review first', async () => {
    const { status, stdout, stderr } = askstack('kb', 'stale', '--months', '24', await kbFolder(old))
    expect(status).toBe(0)
    expect(stdout.split('\n')).toEqual([
      expect.stringMatching(/^notes\/image\/glance\.md: reviewed 2019-03-01; older than \d{4}-\d{2}-\d{2}$/),
      `${error}: reviewed 2026-11-20; only about ended releases (Zed)`,
      '',
    ])
    expect(stderr).toBe('2 of 3 notes and known errors need a look\n')
  })

  test('gives the reasons with --json', async () => {
    const { stale, of } = JSON.parse(askstack('kb', 'stale', '--json', await kbFolder(old)).stdout)
    expect(of).toBe(3)
    expect(stale[0]).toMatchObject({ id: 'glance', reasons: [{ kind: 'old-review' }] })
  })
})

describe('askstack kb new', { timeout: 30_000 }, () => {
  test('writes the file, names it, and never writes over it', async () => {
    const folder = await kbFolder({})
    const args = ['kb', 'new', 'note', '--kb', folder, ...noteOptions.split(' ')]
    const path = join(folder, 'notes/compute/nova.md')
    const first = askstack(...args)
    expect(first).toMatchObject({ status: 0, stdout: `${path}\n` })
    expect(readFileSync(path, 'utf8')).toMatch(/^---\nid: nova\n/)
    expect(askstack(...args)).toMatchObject({ status: 1, stdout: '' })
  })

  test('drafts a known error from a log, and leaves out what others say too', async () => {
    const folder = await kbFolder(good)
    const log = join(folder, 'nova.log')
    writeFileSync(log, 'INFO all is well\nERROR libvirtError: cannot frobnicate the flux of domain 4711\nINFO next\n')
    const args = ['kb', 'new', 'error', '--kb', folder, '--id', 'flux', '--component', 'nova', '--from', log]
    const texts = ['--title-en', 'Flux', '--title-zh', '通量', '--source', 'https://a.org/']
    expect(askstack(...args, ...texts)).toMatchObject({ status: 0, stderr: expect.stringContaining('kb check') })
    const text = readFileSync(join(folder, 'errors/nova/flux.md'), 'utf8')
    expect(text).toContain("signatures:\n  - 'libvirtError: cannot frobnicate the flux of domain'")
    expect(text).toContain('INFO next')
    const second = askstack(...args.map((arg) => (arg === 'flux' ? 'flux-too' : arg)), ...texts)
    expect(second).toMatchObject({ status: 0 })
    writeFileSync(log, 'INFO all is well\n')
    expect(askstack(...args, ...texts)).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('tells of a failure'),
    })
  })

  test('names what it was not told where nobody can be asked', () => {
    expect(askstack('kb', 'new', 'error', '--id', 'x', '--component', 'pip')).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('--title-en, --title-zh, --source, --line, --signature'),
    })
  })
})

describe('wrong use', { timeout: 30_000 }, () => {
  test.each([['kb'], ['kb chek'], ['kb check --nope'], ['kb check a b'], ['kb stale --months many']])(
    'of askstack %s ends with 2',
    (line) => {
      expect(askstack(...line.split(' '))).toMatchObject({ status: 2, stdout: '' })
    },
  )

  test('help is on stdout, with examples, and ends with 0', () => {
    const { status, stdout } = askstack('kb', 'check', '--help')
    expect(status).toBe(0)
    expect(stdout).toContain('Examples:')
  })
})
