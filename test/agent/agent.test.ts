import { execFileSync } from 'node:child_process'
import { chmodSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterEach, describe, expect, test } from 'vitest'
import { agent, folder, isHere, runCommand, shells } from './run-agent.ts'
import { standInBot } from './stand-in-bot.ts'

const bots: Awaited<ReturnType<typeof standInBot>>[] = []
const aBot = async (port?: number) => {
  const bot = await standInBot(port)
  bots.push(bot)
  return bot
}
afterEach(async () => {
  await Promise.all(bots.splice(0).map((bot) => bot.close()))
})
const envFor = (address: string, spool = folder()) => ({
  ASKSTACK_URL: address,
  ASKSTACK_TOKEN: 'good',
  ASKSTACK_SPOOL: spool,
  ASKSTACK_HOST: 'compute-07',
  ASKSTACK_REPLAY: '0',
})
const failing = [
  'echo out; echo err >&2',
  'echo "2026-11-23 05:00:00.123 | + lib/nova:install_nova:123 : pip"; sleep 1.5',
  'echo "TASK [nova : Running bootstrap] ****"; sleep 2.5',
  'echo "mysql://root:hunter2@db password=abc123 \\"adminPass\\": \\"xyzzy\\" --os-password geheim"',
  'echo \'Command "python setuo.py egg_info" failed with error code 1\'; printf "\\033[31mred\\033[0m\\ttab \\\\ end\\n"; exit 3',
].join('\n')

describe('the script', () => {
  test.skipIf(!isHere('shellcheck'))('is clean for shellcheck', () => {
    execFileSync('shellcheck', [agent])
  })
})

describe.each(shells.map((shell) => ({ name: shell.join(' '), shell })))('under $name', ({ shell }) => {
  const run = (command: readonly string[], options: Parameters<typeof runCommand>[1], more: readonly string[] = []) =>
    runCommand([...shell, agent, 'run', '--name', 'prod', ...more, '--', ...command], options)

  test('a run tells its start, its stages and its end with the tail of the log, secrets hidden', async () => {
    const bot = await aBot()
    const ended = await run(['sh', '-c', failing], { env: envFor(bot.address) }, ['--role', 'compute', '--hosts', '3'])
    expect(ended).toMatchObject({ code: 3, err: 'err\n' })
    expect(ended.out).toMatch(/^out\n[\s\S]*tab \\ end\n$/)
    expect(bot.came.map(({ status, stage }) => [status, stage])).toEqual([
      ['started', undefined],
      ['progress', 'lib/nova : install_nova'],
      ['progress', 'nova : Running bootstrap'],
      ['failed', 'nova : Running bootstrap'],
    ])
    const last = bot.came.at(-1)
    expect(last).toMatchObject({ run: 'prod', host: 'compute-07', role: 'compute', hosts: 3, exitCode: 3 })
    expect(last?.log).toContain('Command "python setuo.py egg_info" failed with error code 1\nred\ttab \\ end\n')
    expect(last?.log).not.toMatch(/hunter2|abc123|xyzzy|geheim/)
    expect(new Set(bot.came.map(({ seq }) => seq)).size).toBe(4)
  }, 20_000)

  test('what the bot missed comes later, in order, with the original times', async () => {
    const away = await standInBot()
    await away.close()
    const env = { ...envFor(away.address), ASKSTACK_HEARTBEAT: '1' }
    const began = Date.now()
    const ended = await run(['sh', '-c', 'sleep 3; echo done'], { env })
    const over = Date.now()
    expect(ended).toMatchObject({ code: 0, out: 'done\n', err: '' })
    await pause(1_500)
    const bot = await aBot(away.port)
    const sent = await runCommand([...shell, agent, 'spool'], { env })
    expect(sent).toMatchObject({ code: 0, out: `${bot.came.length} sent, 0 waiting\n`, err: '' })
    const [first, ...rest] = bot.came
    expect(first?.status).toBe('started')
    expect(rest.at(-1)?.status).toBe('succeeded')
    expect(bot.came.filter(({ status }) => status === 'heartbeat').length).toBeGreaterThanOrEqual(1)
    expect(bot.came.map(({ seq }) => seq)).toEqual(bot.came.map(({ seq }) => seq).sort((a, b) => a - b))
    const times = bot.came.map(({ at }) => Date.parse(at))
    expect(Math.min(...times)).toBeGreaterThanOrEqual(began - 1_000)
    expect(Math.max(...times)).toBeLessThanOrEqual(over)
  }, 30_000)

  test('what the bot missed is sent from the background after the run', async () => {
    const away = await standInBot()
    await away.close()
    const env = { ...envFor(away.address), ASKSTACK_REPLAY: '60', ASKSTACK_FLUSH: '0' }
    await run(['true'], { env })
    const bot = await aBot(away.port)
    for (let tries = 0; tries < 100 && bot.came.length < 2; tries += 1) await pause(100)
    expect(bot.came.map(({ status }) => status)).toEqual(['started', 'succeeded'])
  }, 30_000)

  test.each(['TERM', 'INT', 'HUP', 'KILL'])(
    'a command that gets %s ends as without the agent',
    async (signal) => {
      const bot = await aBot()
      const command = ['sh', '-c', `echo before; kill -s ${signal} $$; sleep 5; echo after`]
      const bare = await runCommand(command)
      const { ms: _, ...ended } = await run(command, { env: envFor(bot.address) })
      expect(ended).toEqual({ code: bare.code, signal: bare.signal, out: bare.out, err: bare.err })
      expect(bot.came.at(-1)?.status).toBe('failed')
    },
    20_000,
  )

  test.each(['SIGTERM', 'SIGINT', 'SIGHUP'] as const)(
    '%s to the agent reaches the command',
    async (signal) => {
      const name = signal.slice(3)
      const command = ['sh', '-c', `trap 'echo caught; exit 7' ${name}; echo ready; while :; do sleep 0.1; done`]
      const bot = await aBot()
      const ended = await run(command, {
        env: envFor(bot.address),
        meanwhile: async (pid) => {
          await pause(1_500)
          process.kill(pid, signal)
        },
      })
      expect(ended).toMatchObject({ code: 7, signal: null, out: 'ready\ncaught\n', err: '' })
      expect(bot.came.at(-1)).toMatchObject({ status: 'failed', exitCode: 7 })
    },
    20_000,
  )

  test('arguments, input and environment come through as they are', async () => {
    const env = {
      ...envFor('http://127.0.0.1:1'),
      run: 'mine',
      host: 'h',
      LC_ALL: 'C.UTF-8',
      token: 't',
      ASKSTACK_FLUSH: '0',
    }
    const command = [
      'sh',
      '-c',
      'cat; printf "[%s]" "$@" "$run$host$LC_ALL$token"',
      'x',
      'a b',
      '',
      '*',
      '$HOME',
      "it's",
    ]
    const ended = await run(command, { env, input: 'in put' })
    expect(ended).toMatchObject({ code: 0, out: "in put[a b][][*][$HOME][it's][minehC.UTF-8t]", err: '' })
  }, 20_000)

  test('a command that is not there ends as in a shell', async () => {
    const ended = await run(['/no/such/thing'], { env: { ASKSTACK_FLUSH: '0', ASKSTACK_SPOOL: folder() } })
    expect(ended.code).toBe(127)
  }, 20_000)

  test('without curl, with a wrong token, with no folder to write in, the command is as without the agent', async () => {
    const bot = await aBot()
    const bin = folder()
    for (const tool of [
      'sh',
      'env',
      'tee',
      'sed',
      'awk',
      'tr',
      'tail',
      'head',
      'wc',
      'date',
      'sleep',
      'mkdir',
      'rm',
      'mv',
      'cat',
      'id',
      'uname',
      'mkfifo',
    ]) {
      const path = execFileSync('sh', ['-c', `command -v ${tool}`], { encoding: 'utf8' }).trim()
      symlinkSync(path, join(bin, tool))
    }
    const base = envFor(bot.address)
    const full = { ASKSTACK_SPOOL: '/proc/none', TMPDIR: '/proc/none' }
    const shellPath = execFileSync('sh', ['-c', `command -v ${shell[0]}`], { encoding: 'utf8' }).trim()
    for (const env of [
      { ...base, PATH: bin },
      { ...base, ASKSTACK_TOKEN: 'bad' },
      { ...base, ...full },
      { ASKSTACK_SPOOL: folder() },
    ]) {
      const ended = await runCommand(
        [
          shellPath,
          ...shell.slice(1),
          agent,
          'run',
          '--name',
          'prod',
          '--',
          'sh',
          '-c',
          'echo out; echo err >&2; exit 4',
        ],
        { env },
      )
      expect(ended).toMatchObject({ code: 4, signal: null, out: 'out\n', err: 'err\n' })
    }
    expect(bot.came.filter(({ status }) => status === 'failed')).toHaveLength(1)
  }, 60_000)

  test('40 MB pass unchanged and not much slower', async () => {
    const file = join(folder(), 'big')
    const line = `${'x'.repeat(70)} 0123456789\n`
    writeFileSync(file, line.repeat(Math.ceil((40 * 1024 * 1024) / line.length)))
    const bot = await aBot()
    const digest = (command: string) => `${command} | sha256sum`
    const slow = `sh -c 'for i in 1 2 3 4 5 6 7 8 9 10; do sleep 0.2; done; cat ${file}'`
    const bare = await runCommand(['sh', '-c', digest(slow)])
    const ended = await runCommand(['sh', '-c', digest(`${shell.join(' ')} ${agent} run --name big -- ${slow}`)], {
      env: envFor(bot.address),
    })
    expect(ended.out).toBe(bare.out)
    expect(ended.ms).toBeLessThan(2 * bare.ms)
  }, 60_000)

  test('the spool is bounded and keeps starts and ends', async () => {
    const spool = folder()
    const env = { ...envFor('http://127.0.0.1:1', spool), ASKSTACK_SPOOL_MAX: '3' }
    for (const status of ['started', 'heartbeat', 'progress', 'heartbeat', 'failed']) {
      await runCommand([...shell, agent, 'ping', '--name', 'prod', '--status', status], { env })
    }
    const kept = readdirSync(spool).filter((name) => name.endsWith('.ping'))
    expect(kept.map((name) => name.split('.')[1])).toEqual(['started', 'progress', 'failed'].sort(() => 0))
  }, 20_000)

  test('a ping tells what went wrong and does not fail; one that is refused does not hold up the others', async () => {
    const bot = await aBot()
    const env = envFor(bot.address)
    bot.bot.answer = () => 503
    const ping = (...more: string[]) =>
      runCommand([...shell, agent, 'ping', '--name', 'prod', ...more], { env: { ...env }, input: 'last words' })
    expect(await ping('--status', 'started')).toMatchObject({ code: 0, err: expect.stringContaining('answered 503') })
    await ping('--status=progress', '--stage', 'poison')
    bot.bot.answer = (pings) => (pings.some(({ stage }) => stage === 'poison') ? 400 : 202)
    expect(await ping('--status', 'failed', '--exit-code', '2', '--log', '-')).toMatchObject({ code: 0 })
    expect(bot.came.map(({ status, log }) => [status, log])).toEqual([
      ['started', undefined],
      ['failed', 'last words\n'],
    ])
    expect((await ping('--status', 'odd')).code).toBe(2)
  }, 20_000)
})

test('a disk that is full changes nothing for the command', async ({ skip }) => {
  const bot = await aBot()
  const disk = folder()
  chmodSync(disk, 0o700)
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'none', disk], { stdio: 'ignore' })
  } catch {
    skip('only root can make a small disk')
  }
  try {
    mkdirSync(join(disk, 'spool'))
    writeFileSync(join(disk, 'filler'), 'x'.repeat(50_000))
    const env = { ...envFor(bot.address, join(disk, 'spool')), TMPDIR: disk }
    const command = ['sh', '-c', `cat ${agent} ${agent} ${agent} ${agent}; exit 5`]
    const bare = await runCommand(command)
    const ended = await runCommand(['dash', agent, 'run', '--name', 'prod', '--', ...command], { env })
    expect(ended).toMatchObject({ code: 5, out: bare.out, err: '' })
    // They may be sent side by side, or once more by the end of the run: their numbers tell the order, and count once.
    const once = [...new Map(bot.came.map((ping) => [Number(ping.seq), ping])).values()]
    const inOrder = once.toSorted((a, b) => Number(a.seq) - Number(b.seq))
    expect(inOrder.map(({ status }) => status)).toEqual(['started', 'failed'])
  } finally {
    execFileSync('umount', [disk])
  }
}, 30_000)
