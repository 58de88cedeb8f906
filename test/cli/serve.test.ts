import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'

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
