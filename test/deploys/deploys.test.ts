import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { setChannelLang } from '../../src/bot/channel-lang.ts'
import { ChatError } from '../../src/chat/chat-error.ts'
import { openRedisStore } from '../../src/store/redis.ts'
import { agent, folder, runCommand } from '../agent/run-agent.ts'
import { called, filled as filledWith, pressed } from '../bot/open-bot.ts'
import { startRedis } from '../redis-server.ts'
import { memoryChat } from '../stand-ins/memory-chat.ts'
import {
  askstack,
  channel,
  type Deploys,
  fakeStack,
  openDeploys,
  playbookRunner,
  sendPings,
  standing,
} from './open-deploys.ts'

const server = await startRedis()
const redis = server.socket
const running: Deploys[] = []
const open = async (...args: Parameters<typeof openDeploys> extends [string, ...infer Rest] ? Rest : never) => {
  const deploys = await openDeploys(redis, ...args)
  running.push(deploys)
  return deploys
}
let token = ''
let tokenOfTwo = ''
beforeAll(async () => {
  token = (await askstack(redis, 'hosts', 'add', 'controller', '--json')).json().token
  tokenOfTwo = (await askstack(redis, 'hosts', 'add', 'deployer', '--json')).json().token
}, 60_000)
afterEach(async () => {
  for (const bot of running.splice(0)) await bot.stop()
})
afterAll(() => server.stop())

const wait = { timeout: 20_000, interval: 50 }
const runAgent = (url: string, spool: string, script: string, name: string) =>
  runCommand([agent, 'run', '--name', name, '--', script], {
    env: { ASKSTACK_URL: url, ASKSTACK_TOKEN: token, ASKSTACK_HOST: 'controller', ASKSTACK_SPOOL: spool },
  })

describe('a deployment', () => {
  test('that fails under the agent is one message that moves, with cause and fix in its thread, and the next run resolves it', async () => {
    const { chat, url } = await open()
    const spool = folder()
    const failed = await runAgent(url, spool, fakeStack('fails'), 'prod')
    expect(failed.code).toBe(1)
    await expect.poll(() => standing(chat.posted).entries.length, wait).toBe(1)
    const before = standing(chat.posted)
    expect(before.boards).toHaveLength(1)
    expect(before.boards[0]?.texts[0]).toContain('`prod`** · running ·')
    const [entry] = before.entries
    expect(entry?.thread).toBe(chat.posted[0]?.key)
    expect(entry?.texts[0]).toContain('sudo pip install --upgrade setuptools')
    expect(entry?.texts[0]).toContain('./stack.sh')
    expect(JSON.stringify(chat.posted)).not.toContain('hunter2')
    await expect.poll(() => standing(chat.posted).boards[0]?.texts.at(-1), wait).toContain('· failed ·')

    const succeeded = await runAgent(url, spool, fakeStack('succeeds'), 'prod')
    expect(succeeded.code).toBe(0)
    await expect.poll(() => standing(chat.posted).boards[0]?.texts.at(-1), wait).toContain('· succeeded ·')
    await expect.poll(() => standing(chat.posted).entries.length, wait).toBe(2)
    expect(standing(chat.posted).entries[1]?.texts[0]).toContain('Resolved')
    expect(standing(chat.posted).boards).toHaveLength(1)
    const { json } = await askstack(redis, 'runs', '--json')
    expect(json()).toMatchObject([
      { run: 'prod', state: 'succeeded', hosts: [{ host: 'controller', state: 'succeeded' }] },
    ])
  }, 90_000)

  test('does the same with nothing but curl', async () => {
    const { chat, url } = await open()
    const curl = (body: object) =>
      runCommand(['curl', '-sS', '-H', `Authorization: Bearer ${token}`, '-d', JSON.stringify(body), `${url}/v1/pings`])
    const ping = { run: 'by-hand', host: 'controller', at: new Date().toISOString() }
    const log = 'Command "python setup.py egg_info" failed with error code 1 in /tmp/pip-build-1/x/'
    expect(JSON.parse((await curl({ ...ping, status: 'started', seq: 1 })).out)).toEqual({ accepted: 1, duplicates: 0 })
    await curl({ ...ping, status: 'failed', seq: 2, exitCode: 1, log })
    expect(JSON.parse((await curl({ ...ping, status: 'failed', seq: 2 })).out)).toEqual({ accepted: 0, duplicates: 1 })
    await expect.poll(() => standing(chat.posted).entries[0]?.texts[0], wait).toContain('--upgrade setuptools')
    expect(standing(chat.posted).boards).toHaveLength(1)
    await curl({ ...ping, status: 'succeeded', seq: 3 })
    await expect.poll(() => standing(chat.posted).boards[0]?.texts.at(-1), wait).toContain('· succeeded ·')
  }, 60_000)

  test('does the same under a real ansible-playbook, with the host named that broke', async (context) => {
    const { chat, url } = await open()
    const play = playbookRunner(url, tokenOfTwo)
    if (!play) return context.skip()
    expect((await play()).code).toBe(2)
    await expect.poll(() => standing(chat.posted).boards[0]?.texts.at(-1), wait).toContain('· failed ·')
    await expect.poll(() => standing(chat.posted).entries.length, wait).toBeGreaterThan(0)
    const { boards, entries } = standing(chat.posted)
    expect([boards.length, entries.length]).toEqual([1, 1])
    expect(entries[0]?.texts.at(-1)).toContain('Failed on `deployer/compute-02`')
    expect(entries[0]?.texts.at(-1)).toContain('sudo pip install --upgrade setuptools')
  }, 60_000)

  test('that fails for one reason on many hosts has one entry with all of them; a later run says that it was seen before', async () => {
    const { chat, url } = await open()
    const log = 'ERROR nova FooBarError: cannot frobnicate the widget on host-1'
    const send = async (run: string, hosts: readonly string[]) => {
      const pings = hosts.map((name) => ({ run, host: `deployer/${name}`, status: 'failed', seq: 1, log }))
      expect((await sendPings(url, tokenOfTwo, pings)).status).toBe(202)
    }
    await send('many-1', ['compute-01', 'compute-02'])
    await expect.poll(() => standing(chat.posted).entries.length, wait).toBe(1)
    await send('many-1', ['compute-03'])
    const last = () => standing(chat.posted).entries[0]?.texts.at(-1)
    await expect.poll(last, wait).toContain('`deployer/compute-03`** (3 hosts')
    await send('many-2', ['compute-09'])
    await expect.poll(() => standing(chat.posted).entries.length, wait).toBe(2)
    expect(standing(chat.posted).entries[1]?.texts[0]).toContain('Seen before on `deployer/compute-01`')
    const [solved] = standing(chat.posted).entries[1]?.last.reply.buttons ?? []
    expect(solved?.label).toBe('Solved')
    const filled = { form: 'solved', context: solved?.value ?? '', fields: { fix: 'a new widget' } }
    await chat.ears().accept(filledWith(filled))
    await expect.poll(() => chat.posted.some(({ reply }) => reply.private), wait).toBe(true)
    await send('many-3', ['compute-09'])
    const third = () => standing(chat.posted).entries.find(({ texts }) => texts[0]?.includes('a new widget'))
    await expect.poll(third, wait).toBeDefined()
    expect(third()?.texts[0]).toContain('it is back')
  }, 60_000)

  test('that fails can be taken by somebody: the board says so and offers it no more; /deploys lists it', async () => {
    const { chat, url } = await open()
    await sendPings(url, token, { run: 'taken', host: 'controller', status: 'failed', seq: 1 })
    await expect.poll(() => standing(chat.posted).boards[0]?.texts.at(-1), wait).toContain('· failed ·')
    await expect.poll(() => standing(chat.posted).entries[0]?.texts[0], wait).toContain('No log came with it')
    const buttons = standing(chat.posted).boards[0]?.last.reply.buttons ?? []
    expect(buttons.map(({ label }) => label)).toEqual(['Acknowledge', 'Silence for 4 hours', 'I take it'])
    const { action = '', value = '' } = buttons[2] ?? {}
    await chat.ears().accept(pressed({ action, value, person: { id: 'U1', name: 'Ann' } }))
    await expect.poll(() => standing(chat.posted).boards[0]?.texts.at(-1), wait).toContain('Ann takes it.')
    expect(standing(chat.posted).boards[0]?.last.reply.buttons).toEqual([])
    await chat.ears().accept(called({ command: 'deploys', at: Date.now() }))
    const listed = () => chat.posted.find(({ reply }) => reply.private && reply.markdown.includes('`taken`'))
    await expect.poll(listed, wait).toBeDefined()
  }, 60_000)

  test('is told of by Alertmanager: what fires is a host that failed, with what the alert says; what is resolved has recovered', async () => {
    const { chat, url } = await open()
    const tell = (status: string, more: object = {}) => {
      const alert = {
        status,
        labels: { alertname: 'NovaComputeDown', instance: 'compute-05:9100' },
        annotations: { summary: 'nova-compute does not answer on compute-05' },
        startsAt: '2026-11-23T05:00:00Z',
        ...more,
      }
      const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
      return fetch(`${url}/v1/alertmanager`, { method: 'POST', headers, body: JSON.stringify({ alerts: [alert] }) })
    }
    expect((await tell('firing')).status).toBe(202)
    expect(await (await tell('firing')).json()).toEqual({ accepted: 0, duplicates: 1 })
    await expect.poll(() => standing(chat.posted).entries[0]?.texts[0], wait).toContain('`controller/compute-05`')
    expect(standing(chat.posted).entries[0]?.texts[0]).toContain('nova-compute does not answer')
    expect((await tell('resolved', { endsAt: '2026-11-23T05:10:00Z' })).status).toBe(202)
    await expect.poll(() => standing(chat.posted).boards[0]?.texts.at(-1), wait).toContain('· succeeded ·')
    expect(standing(chat.posted).boards).toHaveLength(1)
  }, 60_000)

  test('is told in Chinese where the channel speaks it: board, buttons, cause and fix, reminder of the end', async () => {
    const store = openRedisStore({ redis, onLink: () => {} })
    await setChannelLang(store, channel, 'zh')
    const { chat, url } = await open()
    const log = 'Command "python setup.py egg_info" failed with error code 1 in /tmp/pip-build-1/x/'
    const ping = { run: 'zh', host: 'controller' }
    await sendPings(url, token, { ...ping, status: 'failed', seq: 1, stage: 'pip', log })
    await expect.poll(() => standing(chat.posted).entries.length, wait).toBe(1)
    await expect.poll(() => standing(chat.posted).boards[0]?.last.reply.buttons.length, wait).toBe(3)
    await sendPings(url, token, { ...ping, status: 'succeeded', seq: 2 })
    await expect.poll(() => standing(chat.posted).entries.length, wait).toBe(2)
    await setChannelLang(store, channel, 'en')
    await store.close()
    const texts = chat.posted.flatMap(({ reply }) => [reply.markdown, ...reply.buttons.map(({ label }) => label)])
    for (const text of texts) expect(text).toMatch(/\p{Script=Han}/u)
    expect(texts.join('\n')).not.toMatch(
      /\b(failed|host|hosts|done|Stage|Elapsed|Took|Cause|Fix|Solved|exit)\b(?!.*error code)/,
    )
  }, 60_000)

  test('is told in full and once, though the chat wants it later or breaks now and then', async () => {
    let calls = 0
    const chat = memoryChat({
      send() {
        calls += 1
        if ([1, 5, 10].includes(calls)) throw new ChatError('slow down', { permanent: false, retryAfter: 100 })
        if ([2, 4, 8, 12].includes(calls)) throw new ChatError('the connection was reset', { permanent: false })
      },
    })
    const { url } = await open(chat)
    const log = 'Command "python setup.py egg_info" failed with error code 1 in /tmp/pip-build-1/x/'
    const ping = { run: 'troubled', host: 'controller' }
    await sendPings(url, token, { ...ping, status: 'started', seq: 1 })
    await expect.poll(() => chat.posted.length, wait).toBe(1)
    await sendPings(url, token, { ...ping, status: 'failed', seq: 2, log })
    await expect.poll(() => standing(chat.posted).entries.length, wait).toBe(1)
    await sendPings(url, token, { ...ping, status: 'succeeded', seq: 3 })
    await expect.poll(() => standing(chat.posted).boards[0]?.texts.at(-1), wait).toContain('· succeeded ·')
    await expect.poll(() => standing(chat.posted).entries.length, wait).toBe(2)
    expect(standing(chat.posted).boards).toHaveLength(1)
    const metrics = await (await fetch(`${url}/metrics`)).text()
    expect(metrics).toMatch(/askstack_rate_limited_posts_total\{kind="post"\} [1-9]/)
  }, 60_000)

  test('that sends a burst leads to an edit a second at most, and the last shows how it ended', async () => {
    const times: number[] = []
    const chat = memoryChat({ send: ({ to }) => void (to.thread || times.push(Date.now())) })
    const { url } = await open(chat)
    for (let seq = 1; seq <= 2_000; seq += 100) {
      const pings = Array.from({ length: 100 }, (_, i) => {
        const status = seq + i === 2_000 ? 'succeeded' : seq + i === 1 ? 'started' : 'progress'
        return { run: 'burst', host: 'controller', status, seq: seq + i, stage: `stage ${seq + i}` }
      })
      expect(await (await sendPings(url, token, pings)).json()).toEqual({ accepted: 100, duplicates: 0 })
    }
    await expect.poll(() => standing(chat.posted).boards[0]?.texts.at(-1), wait).toContain('· succeeded ·')
    const pauses = times.slice(1).map((at, i) => at - (times[i] ?? 0))
    expect(pauses.every((pause) => pause >= 990)).toBe(true)
  }, 60_000)
})

describe('the addresses', () => {
  test('tell that the bot works, what it counts, and give the agent', async () => {
    const { url } = await open()
    await expect.poll(async () => (await fetch(`${url}/readyz`)).status, wait).toBe(200)
    expect((await fetch(`${url}/healthz`)).status).toBe(200)
    expect(await (await fetch(`${url}/agent.sh`)).text()).toContain('askstack-agent run')
    await sendPings(url, token, { run: 'counted', host: 'controller', status: 'started', seq: 1 })
    const metrics = await (await fetch(`${url}/metrics`)).text()
    expect(metrics).toContain('askstack_pings_total{kind="new"} 1')
    expect(metrics).toMatch(/askstack_queue_jobs_waiting \d/)
  }, 30_000)

  test('take no token that is unknown, of another host, or revoked', async () => {
    const { url } = await open()
    const { token: own } = (await askstack(redis, 'hosts', 'add', 'gone', '--json')).json()
    const ping = { run: 'r', host: 'gone', status: 'started', seq: 1 }
    expect((await sendPings(url, 'nobody', ping)).status).toBe(401)
    expect((await sendPings(url, token, ping)).status).toBe(401)
    expect((await sendPings(url, own, ping)).status).toBe(202)
    const listed: readonly { host: string; seen: string | null }[] = (
      await askstack(redis, 'hosts', 'list', '--json')
    ).json()
    expect(listed.find(({ host }) => host === 'gone')?.seen).toBeTruthy()
    expect((await askstack(redis, 'hosts', 'revoke', 'gone')).code).toBe(0)
    expect((await sendPings(url, own, ping)).status).toBe(401)
    expect(JSON.stringify(await server.redis.hgetall('askstack:table:hosts'))).not.toContain(token)
  }, 60_000)
})
