import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import { loadConfig } from '../src/config.ts'
import { variableNames } from '../src/config-schema.ts'

const names: readonly string[] = variableNames

/** The part of the Compose specification that the file uses; strict, so that a misspelt key shows. */
const duration = z.string().regex(/^(\d+(ms|s|m|h))+$/)
const texts = z.array(z.string())
const service = z.strictObject({
  build: z.string().optional(),
  image: z.string().regex(/^[a-z0-9./-]+(:[\w.-]+)?$/),
  command: texts.optional(),
  user: z.string().optional(),
  environment: z.record(z.string(), z.string()).optional(),
  ports: z.array(z.string().regex(/^127\.0\.0\.1:\$\{PORT:-\d+\}:\d+$/)).optional(),
  volumes: z.array(z.string().regex(/^(\.\/|\/)?[\w-]+:\/[\w/]+(:ro)?$/)),
  networks: texts,
  depends_on: z
    .record(z.string(), z.strictObject({ condition: z.enum(['service_started', 'service_healthy']) }))
    .optional(),
  healthcheck: z.strictObject({
    test: z.tuple([z.enum(['CMD', 'CMD-SHELL'])], z.string()),
    interval: duration,
    timeout: duration,
    retries: z.int(),
    start_period: duration.optional(),
  }),
  restart: z.enum(['no', 'always', 'on-failure', 'unless-stopped']),
  init: z.boolean(),
  read_only: z.boolean(),
  stdin_open: z.boolean().optional(),
  tty: z.boolean().optional(),
  tmpfs: texts,
  cap_drop: texts,
  security_opt: texts,
  pids_limit: z.int(),
  logging: z.strictObject({ driver: z.string(), options: z.record(z.string(), z.string()) }),
})
const composeFile = z.strictObject({
  name: z.string(),
  'x-confined': z.unknown(),
  services: z.strictObject({ bot: service, redis: service }),
  networks: z.record(z.string(), z.strictObject({ internal: z.boolean().optional() })),
  volumes: z.record(z.string(), z.strictObject({})),
})

const compose = composeFile.parse(parse(readFileSync('docker-compose.yml', 'utf8'), { merge: true }))
const { bot, redis } = compose.services

describe('docker-compose.yml', () => {
  test('passes only variables that the bot reads, and all that make sense in a container', () => {
    const passed = Object.keys(bot.environment ?? {})
    const ofTheHost = new Set(['ASKSTACK_KB', 'ASKSTACK_SHELVES', 'ASKSTACK_DATA'])
    expect(passed.toSorted()).toEqual(names.filter((name) => !ofTheHost.has(name)).toSorted())
  })

  test('fills each variable from the variable of the same name', () => {
    for (const [name, value] of Object.entries(bot.environment ?? {})) {
      if (value.includes('$')) expect(value).toBe(`\${${name}:-}`)
    }
  })

  test('starts with a valid configuration when no .env is there', async () => {
    const env = Object.fromEntries(
      Object.entries(bot.environment ?? {}).map(([name, value]) => [name, value.includes('$') ? '' : value]),
    )
    expect(await loadConfig(env)).toMatchObject({ kind: 'ok', config: { redisUrl: 'redis://redis:6379', port: 3000 } })
  })

  test.each([
    ['bot', bot],
    ['redis', redis],
  ])('confines %s', (_name, confined) => {
    expect(confined).toMatchObject({
      read_only: true,
      cap_drop: ['ALL'],
      security_opt: ['no-new-privileges:true'],
      restart: 'unless-stopped',
    })
  })

  test('has Redis keep what it was told, on a volume, and evict nothing', () => {
    const command = redis.command?.join(' ')
    expect(command).toContain('--appendonly yes')
    expect(command).toContain('--maxmemory-policy noeviction')
    expect(redis.volumes).toEqual(['redis-data:/data'])
  })

  test('hides Redis from everything but the bot', () => {
    expect(redis.networks).toEqual(['store'])
    expect(redis.ports).toBeUndefined()
    expect(compose.networks.store?.internal).toBe(true)
  })

  test('waits for a healthy Redis, and refers only to what it declares', () => {
    expect(bot.depends_on).toEqual({ redis: { condition: 'service_healthy' } })
    for (const { networks, volumes } of [bot, redis]) {
      for (const network of networks) expect(compose.networks).toHaveProperty(network)
      for (const [source = ''] of volumes.map((volume) => volume.split(':'))) {
        if (source.startsWith('.')) expect(existsSync(source)).toBe(true)
        else expect(compose.volumes).toHaveProperty(source)
      }
    }
  })
})

test('.env.example names every variable, once, and sets none', () => {
  const lines = readFileSync('.env.example', 'utf8').split('\n')
  const set = lines.filter((line) => line && !line.startsWith('#'))
  expect(set.toSorted()).toEqual(names.map((name) => `${name}=`).toSorted())
})

describe('Dockerfile', () => {
  const lines = readFileSync('Dockerfile', 'utf8').split('\n')
  const of = (word: string) =>
    lines.filter((line) => line.startsWith(`${word} `)).map((line) => line.slice(word.length + 1))

  test('builds in one stage and runs in another, not as root', () => {
    expect(of('FROM')).toEqual(['node:24-bookworm-slim AS build', 'node:24-bookworm-slim'])
    expect(of('USER')).toEqual(['node'])
    expect(lines.indexOf('USER node')).toBeGreaterThan(lines.findLastIndex((line) => line.startsWith('FROM')))
  })

  test('copies only what exists and what .dockerignore lets through', () => {
    const allowed = readFileSync('.dockerignore', 'utf8')
      .split('\n')
      .flatMap((line) => (line.startsWith('!') ? line.slice(1) : []))
    const copied = of('COPY').flatMap((line) => (line.startsWith('--from') ? [] : line.split(' ').slice(0, -1)))
    expect(new Set(copied)).toEqual(new Set(allowed))
    for (const path of copied) expect(existsSync(path)).toBe(true)
  })

  test('lets no secret, history or package of this machine into the image', () => {
    const first = readFileSync('.dockerignore', 'utf8')
      .split('\n')
      .find((line) => line && !line.startsWith('#'))
    expect(first).toBe('*')
  })
})
