import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { looksLikeLog } from '../../src/bot/looks-like-log.ts'
import { type Ear, openConsole } from '../../src/chat/console/console.ts'
import { renderMarkdown, unpainted } from '../../src/chat/console/render-markdown.ts'
import { readLogFile } from '../../src/cli/read-log.ts'

type Said = Parameters<Ear['onSaid']>[0]

function terminal(tty: boolean) {
  const input = Object.assign(new PassThrough(), { isTTY: tty, setRawMode: () => {} })
  const output = Object.assign(new PassThrough(), { isTTY: tty, columns: 120 })
  let shown = ''
  output.on('data', (chunk) => {
    shown += chunk
  })
  return { input, output, shown: () => shown }
}

/** Types, ends the input, and gives back what the bot heard and what was shown. */
async function talk(
  typed: string,
  { tty = false, says = '**yes** `code`' } = {},
): Promise<{ heard: Said[]; shown: string }> {
  const { input, output, shown } = terminal(tty)
  const heard: Said[] = []
  const onSaid = async (said: Said) => {
    heard.push(said)
    return says
  }
  const talking = openConsole({ input, output }, { onSaid, readLog: readLogFile, isLog: looksLikeLog })
  input.end(typed)
  await talking
  return { heard, shown: shown() }
}

describe('the terminal chat', () => {
  it('takes each line for a question and shows the answer', async () => {
    const { heard, shown } = await talk('what is Nova?\n镜像是什么\n')
    expect(heard.map(({ text }) => text)).toEqual(['what is Nova?', '镜像是什么'])
    expect(shown).toContain('**yes** `code`')
  })

  it('takes a paste of many lines for one log', async () => {
    const log = 'Collecting x\n  Command "python setup.py egg_info" failed with error code 1\n\n+exit_trap\n'
    expect((await talk(log)).heard).toEqual([{ text: log.trimEnd() }])
  })

  it('takes a bracketed paste for one log, however it is cut', async () => {
    const { heard } = await talk('\u001b[200~line one\rline two\u001b[201~\r', { tty: true })
    expect(heard).toEqual([{ text: 'line one\nline two' }])
  })

  it('colours on a terminal only', async () => {
    expect((await talk('what is Nova?\n')).shown).not.toContain('\u001b[')
    expect((await talk('what is Nova?\r', { tty: true })).shown).toContain('\u001b[1myes\u001b[22m')
  })

  it('reads the log that /diagnose names', async () => {
    const file = join(await mkdtemp(join(tmpdir(), 'askstack-')), 'stack.log')
    await writeFile(file, 'ERROR it broke')
    const { heard } = await talk(`/diagnose ${file}\n`)
    expect(Buffer.from(heard[0]?.log ?? []).toString()).toBe('ERROR it broke')
  })

  it('says what to do when the log cannot be read, and goes on', async () => {
    const { heard, shown } = await talk('/diagnose /no/such/file\n/diagnose\nwhat is Nova?\n')
    expect(shown).toContain('/no/such/file cannot be read')
    expect(shown).toContain('Give the path of a log')
    expect(heard).toHaveLength(1)
  })

  it('ends with /quit', async () => {
    expect((await talk('/quit\nwhat is Nova?\n')).heard).toEqual([])
  })

  it('shows the reason when the bot fails, and goes on', async () => {
    const { input, output, shown } = terminal(false)
    const talking = openConsole(
      { input, output },
      {
        onSaid: () => Promise.reject(new Error('no disk left')),
        readLog: readLogFile,
        isLog: looksLikeLog,
      },
    )
    input.end('what is Nova?\n')
    await talking
    expect(shown()).toContain('no disk left')
  })
})

describe('Markdown in a terminal', () => {
  it('indents code, numbers lists, shows addresses and aligns tables with Chinese in them', () => {
    const shown = renderMarkdown(
      '1. a\n2. b\n\n```\ncode\n```\n\n[docs](https://a.org/x)\n\n| 名 | b |\n|---|---|\n| 卷 | 1 |',
      unpainted,
    )
    expect(shown).toBe('1. a\n2. b\n\n    code\n\ndocs <https://a.org/x>\n\n名  b\n卷  1')
  })
})
