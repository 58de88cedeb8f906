import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { appendFileSync, mkdtempSync, renameSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterEach, describe, expect, test } from 'vitest'
import { good, kbFolder } from '../knowledge/kb-folder.ts'

let child: ChildProcess | undefined
afterEach(() => child?.kill('SIGKILL'))

const signature = (word: string) => `libvirtError: cannot frobnicate the ${word} of domain`
const skeleton = Object.entries(good).find(([file]) => file.startsWith('errors/')) ?? ['', '']

/** A kb with an error for each word. */
async function kb(words: readonly string[]): Promise<string> {
  const [path, text] = skeleton
  const [id = ''] = /^id: (.+)$/m.exec(text)?.slice(1) ?? []
  const errors = words.map((word) => [
    path.replace(id, word),
    text
      .replace(`id: ${id}`, `id: ${word}`)
      .replace(/signatures:\n(?: {2}- .*\n)+/, `signatures:\n  - '${signature(word)}'\n`)
      .replace(/asks:\n(?: {2}- .*\n)+/, '')
      .replace(/# log\n\n```\n[^`]*```/, `# log\n\n\`\`\`\n${signature(word)}\n\`\`\``),
  ])
  return kbFolder({ ...good, ...Object.fromEntries(errors) })
}

async function follow(file: string, words: readonly string[]) {
  child = spawn(process.execPath, ['--import', 'tsx', 'src/cli.ts', 'diagnose', '--follow', '--json', file], {
    env: { ...process.env, ASKSTACK_KB: await kb(words) },
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const lines = createInterface({ input: child.stdout as NodeJS.ReadableStream })[Symbol.asyncIterator]()
  return { child, next: async () => (JSON.parse((await lines.next()).value as string) as { error: string }).error }
}

describe('askstack diagnose --follow', { timeout: 30_000 }, () => {
  test('names what is there and what comes, through a cut and a rotation, and ends with Ctrl+C', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'askstack-follow-')), 'nova.log')
    writeFileSync(file, `INFO fine\nERROR ${signature('flux')} 1\n`)
    const { child: process, next } = await follow(file, ['flux', 'warp', 'tide', 'dusk'])
    expect(await next()).toBe('flux')
    appendFileSync(file, `ERROR ${signature('flux')} 2\nERROR ${signature('warp')} 2\n`)
    expect(await next()).toBe('warp')
    truncateSync(file)
    appendFileSync(file, `ERROR ${signature('tide')} 3\n`)
    expect(await next()).toBe('tide')
    renameSync(file, `${file}.1`)
    writeFileSync(
      file,
      `INFO a new file that is longer than the one before, ${'well '.repeat(60)}\nERROR ${signature('dusk')} 4\n`,
    )
    expect(await next()).toBe('dusk')
    process.kill('SIGINT')
    expect(await once(process, 'exit')).toEqual([0, null])
  })

  test('reads a journal on standard input, and ends with it', async () => {
    const { child: process, next } = await follow('-', ['flux', 'warp'])
    process.stdin?.write(`ERROR ${signature('flux')} 1\n`)
    expect(await next()).toBe('flux')
    process.stdin?.end(`ERROR ${signature('warp')} 2`)
    expect(await next()).toBe('warp')
    expect(await once(process, 'exit')).toEqual([0, null])
  })
})
