import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { freePort } from '../e2e/bot-process.ts'
import { startRedis } from '../redis-server.ts'

function serve(env: Record<string, string>, input = '') {
  const { PATH = '', HOME = '', ASKSTACK_KB = '' } = process.env
  const run = spawnSync(process.execPath, ['--import', 'tsx', 'src/cli.ts', 'serve'], {
    env: { PATH, HOME, ASKSTACK_KB, ...env },
    input,
    encoding: 'utf8',
  })
  return { status: run.status, out: run.stdout, err: run.stderr }
}

test('says which token is missing and where tokens are made, and never shows one', () => {
  const { status, err, out } = serve({ SLACK_BOT_TOKEN: 'xoxb-hunter2hunter2', DISCORD_TOKEN: 'has blanks hunter2' })
  expect(status).toBe(1)
  expect(err).toContain('SLACK_APP_TOKEN → must be set')
  expect(err).toContain('DISCORD_TOKEN → must hold no blanks')
  expect(err).toContain('https://api.slack.com/apps')
  expect(err).toContain('https://discord.com/developers/applications')
  expect(out + err).not.toContain('hunter2')
})

test('without tokens is a chat in the terminal', () => {
  const { status, out } = serve({}, '/help\n/quit\n')
  expect(status).toBe(0)
  expect(out).toContain('Ask about OpenStack in English or Chinese')
}, 60_000)

test('with a port that is in use says so and ends', async () => {
  const taken = createServer().listen(0)
  await once(taken, 'listening')
  const { port } = taken.address() as AddressInfo
  const { status, err } = await serveAlone({ PORT: `${port}` }).ended
  taken.close()
  expect(status).toBe(1)
  expect(err).toContain(`PORT → ${port} cannot be listened on`)
}, 60_000)

test('with a port, no tokens and no terminal takes pings', async () => {
  const redis = await startRedis()
  const port = await freePort()
  const { child, ended } = serveAlone({ PORT: `${port}`, REDIS_URL: redis.socket })
  const answers = () =>
    fetch(`http://127.0.0.1:${port}/readyz`).then(
      ({ status }) => status,
      () => 0,
    )
  await expect.poll(answers, { timeout: 40_000 }).toBe(200)
  const refused = await fetch(`http://127.0.0.1:${port}/v1/pings`, { method: 'POST', body: '{}' })
  expect(refused.status).toBe(401)
  child.kill('SIGTERM')
  expect((await ended).status).toBe(0)
  await redis.stop()
}, 60_000)

function serveAlone(env: Record<string, string>) {
  const { PATH = '', HOME = '', ASKSTACK_KB = '' } = process.env
  const data = mkdtempSync(join(tmpdir(), 'askstack-serve-'))
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/cli.ts', 'serve'], {
    env: { PATH, HOME, ASKSTACK_KB, ASKSTACK_DATA: data, ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const ended = Promise.all([once(child, 'exit'), text(child.stderr)]).then(([[status], err]) => ({ status, err }))
  return { child, ended }
}
