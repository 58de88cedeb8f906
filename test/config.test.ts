import { describe, expect, test } from 'vitest'
import { type Environment, kbFolder, loadConfig } from '../src/config.ts'

async function config(env: Environment) {
  const loaded = await loadConfig(env)
  if (loaded.kind === 'mistakes') throw new Error(loaded.mistakes.join('\n'))
  return loaded.config
}

async function mistakes(env: Environment): Promise<readonly string[]> {
  const loaded = await loadConfig(env)
  return loaded.kind === 'mistakes' ? loaded.mistakes : []
}

describe('an environment', () => {
  test('with nothing set is a terminal chat with the knowledge that ships', async () => {
    const read = await config({})
    expect(read).toEqual({
      port: 3000,
      portSet: false,
      kb: kbFolder({}),
      shelves: [],
      data: expect.stringMatching(/data$/),
      timezone: 'UTC',
      channels: { deploys: [], digest: [] },
      retention: 365 * 24 * 3_600_000,
      logLevel: 'info',
    })
  })

  test('may set an empty variable, as Compose does: it counts as not set', async () => {
    expect(await config({ SLACK_BOT_TOKEN: '', PORT: ' ', ASKSTACK_KB: '' })).toEqual(await config({}))
  })

  test('reaches Slack over Socket Mode with two tokens', async () => {
    const { slack } = await config({ SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1' })
    expect(slack).toEqual({ mode: 'socket', botToken: 'xoxb-1', appToken: 'xapp-1' })
  })

  test('reaches Slack over HTTP with a signing secret', async () => {
    const { slack } = await config({
      SLACK_BOT_TOKEN: 'xoxb-1',
      SLACK_SIGNING_SECRET: '0123456789abcdef',
      SLACK_API_URL: 'http://127.0.0.1:9/api/',
    })
    expect(slack).toMatchObject({ mode: 'http', signingSecret: '0123456789abcdef', apiUrl: 'http://127.0.0.1:9/api/' })
  })

  test('prefers Socket Mode when both ways are configured', async () => {
    const env = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1', SLACK_SIGNING_SECRET: '0123456789abcdef' }
    expect((await config(env)).slack?.mode).toBe('socket')
  })

  test('is read whole', async () => {
    const read = await config({
      DISCORD_TOKEN: 'd.e.f',
      DISCORD_API_URL: 'http://127.0.0.1:9/api',
      REDIS_URL: 'redis://:pw@redis:6379/1',
      PORT: '8080',
      PUBLIC_URL: 'https://bot.example.org',
      ASKSTACK_KB: '/kb',
      ASKSTACK_SHELVES: '/docs/nova, /docs/runbooks,',
      ASKSTACK_DATA: '/data',
      ASKSTACK_TIMEZONE: 'Asia/Shanghai',
      ASKSTACK_CHANNELS: '{"deploys":["slack:C0123","discord:3000"]}',
      ASKSTACK_RETENTION: '90',
      LOG_LEVEL: 'debug',
    })
    expect(read).toEqual({
      discord: { token: 'd.e.f', apiUrl: 'http://127.0.0.1:9/api' },
      redisUrl: 'redis://:pw@redis:6379/1',
      port: 8080,
      portSet: true,
      publicUrl: 'https://bot.example.org',
      kb: '/kb',
      shelves: ['/docs/nova', '/docs/runbooks'],
      data: '/data',
      timezone: 'Asia/Shanghai',
      channels: { deploys: ['slack:C0123', 'discord:3000'], digest: [] },
      retention: 90 * 24 * 3_600_000,
      logLevel: 'debug',
    })
  })
})

describe('mistakes in the environment', () => {
  test.each<[Environment, string]>([
    [{ PORT: '80800' }, 'PORT → must be a port number, got "80800"'],
    [{ PORT: '3000x' }, 'PORT → must be a port number, got "3000x"'],
    [{ PUBLIC_URL: 'bot.example.org' }, 'PUBLIC_URL → must be an http or https address, got "bot.example.org"'],
    [
      { REDIS_URL: 'redis' },
      'REDIS_URL → must be redis://HOST:PORT, rediss://HOST:PORT or the path of a socket, got "…" (5 characters)',
    ],
    [{ ASKSTACK_TIMEZONE: 'Beijing' }, 'ASKSTACK_TIMEZONE → must be a time zone such as Asia/Shanghai, got "Beijing"'],
    [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL → must be one of fatal, error, warn, info, debug, trace, silent, got "loud"'],
    [{ ASKSTACK_CHANNELS: '{' }, 'ASKSTACK_CHANNELS → must be a JSON object, got "{"'],
    [
      { ASKSTACK_CHANNELS: '{"weekly":[]}' },
      'ASKSTACK_CHANNELS → knows deploys and digest only, got "{\\"weekly\\":[]}"',
    ],
    [
      { ASKSTACK_CHANNELS: '{"digest":["C1"]}' },
      'ASKSTACK_CHANNELS.digest.0 → must be like slack:C0123 or discord:3000, got "{\\"digest\\":[\\"C1\\"]}"',
    ],
    [
      { SLACK_BOT_TOKEN: 'xoxb-1' },
      'SLACK_APP_TOKEN → must be set for Socket Mode (or SLACK_SIGNING_SECRET for HTTP) when SLACK_BOT_TOKEN is, got nothing',
    ],
    [
      { SLACK_APP_TOKEN: 'xapp-1' },
      'SLACK_BOT_TOKEN → must be set when SLACK_APP_TOKEN or SLACK_SIGNING_SECRET is, got nothing',
    ],
  ])('%j is one of them', async (env, message) => {
    expect(await mistakes(env)).toEqual([message])
  })

  test('are listed all at once', async () => {
    const found = await mistakes({ PORT: 'x', LOG_LEVEL: 'x', PUBLIC_URL: 'x', SLACK_APP_TOKEN: 'x' })
    expect(found.map((mistake) => mistake.split(' ')[0])).toEqual([
      'SLACK_APP_TOKEN',
      'PORT',
      'PUBLIC_URL',
      'LOG_LEVEL',
      'SLACK_BOT_TOKEN',
    ])
  })

  test('never show a secret', async () => {
    const secret = 'hunter2hunter2'
    const found = await mistakes({
      SLACK_BOT_TOKEN: `xoxp-${secret}`,
      SLACK_APP_TOKEN: secret,
      SLACK_SIGNING_SECRET: `${secret} ${secret}`,
      DISCORD_TOKEN: `Bot ${secret}`,
      REDIS_URL: `rediss:/:${secret}@redis`,
      PUBLIC_URL: `ftp://bot:${secret}@example.org`,
      SLACK_API_URL: `ftp://bot:${secret}@example.org`,
    })
    expect(found).toHaveLength(7)
    expect(found[0]).toBe('SLACK_BOT_TOKEN → must start with xoxb-, got "…" (19 characters)')
    expect(found.join('\n')).not.toContain('hunter2')
  })
})
