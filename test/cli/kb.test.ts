import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { broken, good, kbFolder, note } from '../knowledge/kb-folder.ts'

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
  test.each([['kb'], ['kb chek'], ['kb check --nope'], ['kb check a b']])('of askstack %s ends with 2', (line) => {
    expect(askstack(...line.split(' '))).toMatchObject({ status: 2, stdout: '' })
  })

  test('help is on stdout, with examples, and ends with 0', () => {
    const { status, stdout } = askstack('kb', 'check', '--help')
    expect(status).toBe(0)
    expect(stdout).toContain('Examples:')
  })
})
