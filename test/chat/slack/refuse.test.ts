import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { slackChat } from '../../../src/chat/slack/slack.ts'
import { SlackStandIn, slackIds } from '../../stand-ins/slack.ts'
import { openSlack } from './open-slack.ts'

let open: Awaited<ReturnType<typeof openSlack>>
let server: Server
let url = ''
beforeAll(async () => {
  open = await openSlack({ signingSecret: 'stand-in-secret' })
  server = createServer((request, response) => open.chat.inlet?.serve(request, response)).listen(0, '127.0.0.1')
  await once(server, 'listening')
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}${open.chat.inlet?.path}`
})
afterAll(async () => {
  server.close()
  await open.stop()
})

const megabyte = 1024 * 1024
const large = (bytes: number, announced: boolean) => (response: ServerResponse) => {
  if (announced) response.setHeader('content-length', bytes)
  const piece = Buffer.alloc(megabyte, 'x')
  let left = bytes
  const write = () => {
    while (left > 0) {
      left -= piece.length
      if (!response.write(piece)) return void response.once('drain', write)
    }
    response.end()
  }
  write()
}

describe('over HTTP', () => {
  test('signed events, commands and presses are heard', async () => {
    const { slack, heard } = open
    expect((await slack.post(url, slack.mention('hi'))).status).toBe(200)
    expect((await slack.post(url, slack.command('/ask', 'hi'))).status).toBe(200)
    expect((await slack.post(url, slack.press({ action_id: 'vote:0', value: 'up:k' }))).status).toBe(200)
    expect(heard.map(({ kind }) => kind)).toEqual(['said', 'called', 'pressed'])
  })

  test('an event that cannot be taken over is not acknowledged', async () => {
    const { accept } = open.ears
    open.ears.accept = () => Promise.reject(new Error('no Redis'))
    expect((await open.slack.post(url, open.slack.mention('hi'))).status).toBe(500)
    open.ears.accept = accept
  })

  test.each([
    ['a wrong signature', { forged: true }],
    ['an old one', { at: Math.floor(Date.now() / 1000) - 301 }],
  ])('%s is refused, has no effect, and the log says so', async (_, options) => {
    const { slack, heard, lines } = open
    const before = heard.length
    lines.length = 0
    for (const payload of [
      slack.mention('hi'),
      slack.command('/ask', 'x'),
      slack.press({ action_id: 'vote:0', value: 'x' }),
    ]) {
      expect((await slack.post(url, payload, options)).status).toBe(401)
    }
    expect(heard).toHaveLength(before)
    expect(lines.filter((line) => line.includes('Failed to parse and verify'))).toHaveLength(3)
  })
})

describe('a file', () => {
  test('is read with the token, and unpacked', async () => {
    const { slack, chat } = open
    const plain = await chat.fetchFile(slack.addFile('a.log', 'ERROR x'))
    const packed = await chat.fetchFile(slack.addFile('a.gz', gzipSync('ERROR y')))
    expect([plain, packed].map((bytes) => Buffer.from(bytes).toString())).toEqual(['ERROR x', 'ERROR y'])
  })

  const redirect = (location: string) => (response: ServerResponse) => void response.writeHead(302, { location }).end()
  test.each([
    ['on another host', () => 'https://evil.example/a.log', 'own hosts'],
    ['on a host that looks like Slack’s', () => 'https://files.slack.com.evil.example/a.log', 'own hosts'],
    ['of a machine inside', () => 'http://169.254.169.254/latest', 'own hosts'],
    ['not by https', () => 'http://files.slack.com/a.log', 'own hosts'],
    ['that leads to another host', () => open.slack.addFile('r.log', redirect('http://169.254.169.254/')), 'own hosts'],
    ['of 100 MB', () => open.slack.addFile('b.log', large(100 * megabyte, true)), '10 MB'],
    ['of 100 MB that does not say so', () => open.slack.addFile('c.log', large(100 * megabyte, false)), '10 MB'],
    ['that is a gzip bomb', () => open.slack.addFile('d.gz', gzipSync(Buffer.alloc(100 * megabyte))), 'unpacks'],
    ['that unpacks to too much', () => open.slack.addFile('e.gz', gzipSync(noise(12))), '10 MB'],
    [
      'that is a sign-in page',
      () => open.slack.addFile('f.log', '<!DOCTYPE html><title>Sign in | Slack</title>'),
      'files:read',
    ],
  ])('%s is refused, and the log says so', async (_, address, advice) => {
    open.lines.length = 0
    await expect(open.chat.fetchFile(address())).rejects.toMatchObject({
      permanent: true,
      message: expect.stringContaining(advice),
    })
    expect(open.lines.join()).toContain('a file was refused')
  })
})

describe('a start', () => {
  test.each([
    ['bot', { botToken: 'xoxb-wrong' }, 'SLACK_BOT_TOKEN'],
    ['app', { appToken: 'xapp-wrong' }, 'SLACK_APP_TOKEN'],
  ])('with a wrong %s token says which, and where to make one', async (_, wrong, name) => {
    const slack = await new SlackStandIn().start()
    const { botToken, appToken, apiUrl } = slack
    const chat = slackChat({ botToken, appToken, apiUrl, ...wrong })
    await expect(chat.start(open.ears)).rejects.toMatchObject({
      permanent: true,
      message: expect.stringMatching(new RegExp(`${name}.*https://api.slack.com/apps`)),
    })
    await slack.stop()
    await expect(chat.start(open.ears)).rejects.toMatchObject({ permanent: false })
  })

  test('knows who it is', () => expect(open.slack.calls.some(({ method }) => method === 'auth.test')).toBe(true))
  test('hears its own name as such', () => expect(open.heard[0]).toMatchObject({ place: { team: slackIds.team } }))
})

/** Megabytes that pack about twice. */
function noise(megabytes: number): Buffer {
  return Buffer.from(randomBytes((megabytes * megabyte) / 2).toString('hex'))
}
