import { createHash } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { connect } from 'node:net'
import type { FastifyInstance } from 'fastify'
import { afterEach, describe, expect, test } from 'vitest'
import { type Ping, readPings } from '../../src/deploy/ping.ts'
import { readAlerts } from '../../src/deploy/read-alerts.ts'
import { createHttp, type HttpLimits, usualLimits } from '../../src/http/http.ts'
import type { HttpParts } from '../../src/http/http-parts.ts'
import { createLog } from '../../src/log.ts'

const running: FastifyInstance[] = []
afterEach(async () => {
  await Promise.all(running.splice(0).map((app) => app.close()))
})

const at = '2026-11-23T05:00:00Z'
const good = { run: 'prod', host: 'compute-07', status: 'started', seq: 1, at }

async function open(parts: Partial<HttpParts<Ping>> = {}, limits: Partial<HttpLimits> = {}) {
  const kept = new Set<string>()
  const app = createHttp<Ping>(
    {
      hostOf: async (token) => ({ 'token-07': 'compute-07', 'token-08': 'compute-08', am: 'am' })[token],
      limit: async () => 0,
      readPings,
      readAlerts,
      acceptPings: async (_host, pings) => {
        const fresh = pings.map(({ run, host, seq }) => `${run} ${host} ${seq}`).filter((key) => !kept.has(key))
        for (const key of fresh) kept.add(key)
        return { accepted: fresh.length, duplicates: pings.length - fresh.length }
      },
      ready: async () => [],
      metrics: async () => 'askstack_pings_total 1\n',
      inlets: [],
      agent: '#!/bin/sh\necho 任务\n',
      log: createLog({ level: 'silent', secrets: [] }),
      ...parts,
    },
    { ...usualLimits, ...limits },
  )
  running.push(app)
  await app.listen({ port: 0, host: '127.0.0.1' })
  const port = (app.server.address() as AddressInfo).port
  const get = (path: string) => fetch(`http://127.0.0.1:${port}${path}`)
  const post = (
    body: unknown,
    headers: Record<string, string> = { authorization: 'Bearer token-07' },
    path = '/v1/pings',
  ) =>
    fetch(`http://127.0.0.1:${port}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    })
  return { get, post, port, kept }
}
const readAnswer = async (response: Response) => ({
  status: response.status,
  body: (await response.json()) as { mistakes: string[] } & Record<string, unknown>,
})

describe('pings', () => {
  test('are answered 202 with how many were new, one or many', async () => {
    const { post } = await open()
    expect(await readAnswer(await post(good))).toEqual({ status: 202, body: { accepted: 1, duplicates: 0 } })
    const both = await post([good, { ...good, seq: 2 }])
    expect(await readAnswer(both)).toEqual({ status: 202, body: { accepted: 1, duplicates: 1 } })
  })

  test.each<[string, unknown, string[]]>([
    ['no object', 'null', ['body']],
    ['a text', '"hello"', ['body']],
    ['a number', '7', ['body']],
    ['an empty object', {}, ['run', 'host', 'status', 'seq', 'at']],
    ['an empty array', [], ['body']],
    ['too many', Array.from({ length: 501 }, () => good), ['body']],
    ['no run', { ...good, run: undefined }, ['run']],
    ['an empty run', { ...good, run: '' }, ['run']],
    ['a run that is too long', { ...good, run: 'x'.repeat(129) }, ['run']],
    ['a run of two lines', { ...good, run: 'a\nb' }, ['run']],
    ['a host with blanks', { ...good, host: 'a b' }, ['host']],
    ['a host that is a list', { ...good, host: ['compute-07'] }, ['host']],
    ['an unknown status', { ...good, status: 'done' }, ['status']],
    ['a seq that is a text', { ...good, seq: '1' }, ['seq']],
    ['a seq below zero', { ...good, seq: -1 }, ['seq']],
    ['a seq with a part', { ...good, seq: 1.5 }, ['seq']],
    ['a time that is none', { ...good, at: 'yesterday' }, ['at']],
    ['a time that is a number', { ...good, at: 1_795_000_000 }, ['at']],
    ['an exit code that is a text', { ...good, exitCode: '2' }, ['exitCode']],
    ['several mistakes in the second of two', [good, { ...good, seq: null, hosts: -1 }], ['[1].seq', '[1].hosts']],
  ])('with %s get a clear 400', async (_what, body, fields) => {
    const { post, kept } = await open()
    const { status, body: answer } = await readAnswer(await post(body))
    expect(status).toBe(400)
    expect(answer.mistakes.map((mistake: string) => mistake.split(': ')[0])).toEqual(fields)
    for (const mistake of answer.mistakes) expect(mistake).toMatch(/: must .*, got /)
    expect(kept.size).toBe(0)
  })

  test('that are no JSON get 400, and 415 when they do not say that they are', async () => {
    const { post } = await open()
    expect((await post('{"run":')).status).toBe(400)
    expect((await post('')).status).toBe(400)
    expect((await post(good, { authorization: 'Bearer token-07', 'content-type': 'text/csv' })).status).toBe(415)
  })

  test('are JSON even when curl calls them a form', async () => {
    const { post } = await open()
    const headers = { authorization: 'Bearer token-07', 'content-type': 'application/x-www-form-urlencoded' }
    expect((await post(good, headers)).status).toBe(202)
    expect((await post('a=b', headers)).status).toBe(400)
  })

  test('without a token, with an unknown one or with that of another host get 401', async () => {
    const { post, kept } = await open()
    for (const headers of [
      {},
      { authorization: 'Basic x' },
      { authorization: 'Bearer no' },
      { authorization: 'Bearer token-08' },
    ]) {
      expect((await post(good, headers as Record<string, string>)).status).toBe(401)
    }
    expect((await post([{ ...good, host: 'compute-08' }, good], { authorization: 'Bearer token-08' })).status).toBe(401)
    expect(kept.size).toBe(0)
    expect((await post({ ...good, host: 'compute-07/vm-1' })).status).toBe(202)
  })

  test('that are too large get 413, told in advance or while they stream; a log of 65 KiB is cut', async () => {
    const { post, port } = await open()
    expect((await post({ ...good, log: 'x'.repeat(1_100_000) })).status).toBe(413)
    expect((await post({ ...good, log: 'x'.repeat(65 * 1024) })).status).toBe(202)
    const head =
      'POST /v1/pings HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer token-07\r\nContent-Type: application/json\r\n'
    const chunk = `${(65_536).toString(16)}\r\n${'x'.repeat(65_536)}\r\n`
    expect(
      await raw(port, [`${head}Transfer-Encoding: chunked\r\n\r\n`, ...Array.from({ length: 20 }, () => chunk)]),
    ).toMatch(/^HTTP\/1.1 413/)
  })

  test('get 429 and 503 with the time to wait', async () => {
    const limited = await open({ limit: async () => 1_200 })
    const slow = await limited.post(good)
    expect([slow.status, slow.headers.get('retry-after')]).toEqual([429, '2'])
    for (const name of ['acceptPings', 'hostOf', 'limit'] as const) {
      const { post } = await open({ [name]: () => Promise.reject(new Error('Redis is away: secret')) })
      const away = await post(good)
      expect([away.status, away.headers.get('retry-after')]).toEqual([503, '5'])
      expect(await away.text()).not.toContain('secret')
    }
  })
})

describe('a connection', () => {
  test.each([
    ['headers', 'POST /v1/pings HTTP/1.1\r\nHost: a\r\nX-A: '],
    [
      'a body',
      'POST /v1/pings HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer token-07\r\nContent-Type: application/json\r\nContent-Length: 9999\r\n\r\n{',
    ],
  ])('that sends %s by drops is closed', async (_what, start) => {
    const { port } = await open({}, { requestTime: 500 })
    const began = Date.now()
    const socket = connect(port, '127.0.0.1', () => socket.write(start))
    const drip = setInterval(() => socket.write('x'), 100)
    socket.on('error', () => undefined)
    await new Promise((resolve) => socket.on('close', resolve))
    clearInterval(drip)
    expect(Date.now() - began).toBeLessThan(4_000)
  })
})

describe('the other addresses', () => {
  test('of a chat get their requests with the body unread, and pings are refused with the reason where none can be kept', async () => {
    const serve = (request: IncomingMessage, response: ServerResponse) => void request.pipe(response)
    const { post } = await open({
      inlets: [{ path: '/slack/events', serve }],
      closed: 'without Redis no pings are taken',
    })
    for (const type of ['application/json', 'application/x-www-form-urlencoded']) {
      expect(await (await post('{"a": 任务', { 'content-type': type }, '/slack/events')).text()).toBe('{"a": 任务')
    }
    const refused = await post(good)
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '60'])
    expect(await refused.text()).toContain('without Redis')
  })

  test('the agent comes with its checksum', async () => {
    const { get } = await open()
    const response = await get('/agent.sh')
    const script = await response.text()
    const sum = createHash('sha256').update(script).digest('hex')
    expect(response.headers.get('x-checksum-sha256')).toBe(sum)
    expect(await (await get('/agent.sh.sha256')).text()).toBe(`${sum}  agent.sh\n`)
  })

  test('alerts become pings of hosts below the sender', async () => {
    const { post, kept } = await open()
    const alert = { status: 'firing', labels: { alertname: 'Down', instance: 'c-1:9100' }, startsAt: at }
    const headers = { authorization: 'Bearer am' }
    expect((await post({ alerts: [alert] }, headers, '/v1/alertmanager')).status).toBe(202)
    expect([...kept]).toEqual([`alert Down am/c-1 ${Date.parse(at)}`])
    expect((await post({ alerts: [] }, headers, '/v1/alertmanager')).status).toBe(400)
    expect((await post({ alerts: [alert] }, {}, '/v1/alertmanager')).status).toBe(401)
  })

  test('health, readiness with its reasons, metrics, and nothing else', async () => {
    const { get } = await open({ ready: async () => ['the worker has not answered for 30 s'] })
    expect(await readAnswer(await get('/healthz'))).toEqual({ status: 200, body: { alive: true } })
    expect(await readAnswer(await get('/readyz'))).toEqual({
      status: 503,
      body: { ready: false, lacking: ['the worker has not answered for 30 s'] },
    })
    expect((await (await open()).get('/readyz')).status).toBe(200)
    expect(await (await get('/metrics')).text()).toBe('askstack_pings_total 1\n')
    expect((await get('/nothing')).status).toBe(404)
  })
})

function raw(port: number, parts: readonly string[]): Promise<string> {
  return new Promise((resolve) => {
    let answer = ''
    const socket = connect(port, '127.0.0.1', () => {
      for (const part of parts) socket.write(part)
    })
    socket.on('data', (data) => {
      answer += data
    })
    socket.on('error', () => undefined)
    socket.on('close', () => resolve(answer))
    socket.setTimeout(2_000, () => socket.destroy())
  })
}
