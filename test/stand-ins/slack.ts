/**
 * A Slack for tests: Web API, Socket Mode, signed requests, files and response addresses on one free port of this machine. It holds every
 * message and view against the documented limits; scopes and rate tiers are beyond it.
 */
import { createHmac, randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { SlackApi } from './slack-api.ts'
import { type Json, SlackPayloads, slackIds } from './slack-payloads.ts'
import { SlackSockets } from './slack-sockets.ts'

export { type Json, slackIds }

/** What goes wrong with a call: an answer of its own, a broken connection before or after the work is done, a delay. */
export interface Fault {
  readonly status?: number
  readonly body?: Json
  readonly headers?: Readonly<Record<string, string>>
  readonly reset?: 'before' | 'after'
  readonly delay?: number
}

/** Shares of calls that go wrong, 0 to 1; half of the resets come after the work is done. */
export interface Chaos {
  readonly limited: number
  readonly broken: number
  readonly reset: number
  /** Seconds that a refused call has to wait. */
  readonly retryAfter?: number
}

export interface Call {
  readonly method: string
  readonly args: Json
  readonly token: string | undefined
  readonly at: number
}

type Serve = (response: ServerResponse) => void

export class SlackStandIn extends SlackPayloads {
  readonly botToken = 'xoxb-stand-in'
  readonly appToken = 'xapp-stand-in'
  readonly signingSecret = 'stand-in-secret'
  readonly calls: Call[] = []
  /** What came to response addresses, with the address it came to. */
  readonly responses: { readonly url: string; readonly body: Json }[] = []
  readonly api = new SlackApi()
  readonly sockets: SlackSockets
  readonly #server: Server
  readonly #files = new Map<string, Serve>()
  readonly #faults: { readonly method: string; readonly fault: Fault }[] = []
  #chaos: (() => Fault | undefined) | undefined
  #changed: (() => void)[] = []

  constructor() {
    super()
    this.#server = createServer((request, response) => void this.#serve(request, response))
    this.sockets = new SlackSockets(this.#server, () => this.#notify())
  }

  async start(port = 0): Promise<this> {
    await new Promise<void>((resolve) => this.#server.listen(port, '127.0.0.1', resolve))
    this.base = `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`
    return this
  }

  async stop(): Promise<void> {
    this.sockets.stop()
    this.#server.closeAllConnections()
    await new Promise((resolve) => this.#server.close(resolve))
  }

  get apiUrl(): string {
    return `${this.base}/api/`
  }

  /** The next calls of `method` (`*` any, `response` a response address) go wrong. */
  fail(method: string, fault: Fault, times = 1): void {
    for (let i = 0; i < times; i++) this.#faults.push({ method, fault })
  }

  /** Posts, edits and responses go wrong by chance from now on; `next` gives numbers from 0 to 1. */
  misbehave({ limited, broken, reset, retryAfter = 0 }: Chaos, next: () => number = Math.random): void {
    this.#chaos = () => {
      const at = next()
      if (at < limited) return { status: 429, headers: { 'retry-after': String(retryAfter) } }
      if (at < limited + broken) return { status: 503 }
      if (at < limited + broken + reset) return { reset: next() < 0.5 ? 'before' : 'after' }
      return undefined
    }
  }

  behave(): void {
    this.#chaos = undefined
  }

  /** A file that members attached; gives its address. `served` may answer as it likes. */
  addFile(name: string, served: Buffer | string | Serve): string {
    const path = `/files/${randomUUID()}/${name}`
    const serve: Serve = typeof served === 'function' ? served : (response) => response.end(served)
    this.#files.set(path, serve)
    return `${this.base}${path}`
  }

  /** Messages that stand in a channel. */
  messages(channel: string = slackIds.channel): readonly Json[] {
    return this.api.messages.get(channel) ?? []
  }

  /**
   * What stands for the asker by a response address. Only the message whose button was pressed can be replaced: what a command's address took
   * stays, https://docs.slack.dev/messaging/modifying-messages
   */
  standing(url: string): readonly Json[] {
    const bodies = this.responses.filter((one) => one.url === url).map(({ body }) => body)
    const isInstead = (body: Json) => body.replace_original === true && this.pressed.has(url)
    return [...bodies.filter(isInstead).slice(-1), ...bodies.filter((body) => !isInstead(body))]
  }

  /** Resolves with the first thing that `find` gives. */
  async waitFor<T>(find: () => T | undefined, patience = 5_000): Promise<NonNullable<T>> {
    const end = Date.now() + patience
    for (;;) {
      const found = find()
      if (found !== undefined && found !== null && found !== false) return found as NonNullable<T>
      if (Date.now() >= end) throw new Error(`did not happen: ${find} · calls: ${this.calls.map((c) => c.method)}`)
      await Promise.race([new Promise<void>((resolve) => this.#changed.push(resolve)), sleep(100)])
    }
  }

  /** Sends an event, command or press over the socket; resolves with the acknowledgement. */
  async send(type: 'events_api' | 'slash_commands' | 'interactive', payload: Json): Promise<Json> {
    const ack = await this.sockets.send(type, payload)
    this.#noteAnswer(payload, ack)
    return ack
  }

  /** The same over HTTP, signed. */
  async post(url: string, payload: Json, options: { readonly at?: number; readonly forged?: boolean } = {}) {
    const kind = payload.command ? 'command' : payload.event ? 'event' : 'interaction'
    const form = kind === 'command' ? (payload as Record<string, string>) : { payload: JSON.stringify(payload) }
    const body = kind === 'event' ? JSON.stringify(payload) : new URLSearchParams(form).toString()
    const at = options.at ?? Math.floor(Date.now() / 1000)
    const secret = options.forged ? 'another' : this.signingSecret
    const signature = createHmac('sha256', secret).update(`v0:${at}:${body}`).digest('hex')
    const response = await fetch(url, {
      method: 'POST',
      body,
      headers: {
        'content-type': kind === 'event' ? 'application/json' : 'application/x-www-form-urlencoded',
        'x-slack-request-timestamp': String(at),
        'x-slack-signature': `v0=${signature}`,
      },
    })
    const ack = await response.clone().text()
    this.#noteAnswer(payload, ack.startsWith('{') ? (JSON.parse(ack) as Json) : {})
    return response
  }

  /** A command may be answered by its acknowledgement. */
  #noteAnswer({ command, response_url: url }: Json, ack: Json): void {
    if (command && ack.text) this.responses.push({ url: String(url), body: ack })
    this.#notify()
  }

  #notify(): void {
    const waiting = this.#changed
    this.#changed = []
    for (const wake of waiting) wake()
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const body = Buffer.concat(chunks).toString()
    const { pathname } = new URL(request.url ?? '/', this.base)
    const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1]
    if (pathname.startsWith('/files/')) this.#serveFile(pathname, token, response)
    else if (pathname.startsWith('/response/'))
      await this.#faulty('response', response, () => this.#respond(pathname, body))
    else if (pathname.startsWith('/api/')) await this.#serveCall(pathname.slice(5), { body, token, request, response })
    else response.writeHead(404).end()
    this.#notify()
  }

  async #serveCall(
    method: string,
    {
      body,
      token,
      request,
      response,
    }: { body: string; token: string | undefined; request: IncomingMessage; response: ServerResponse },
  ) {
    const args = argsOf(body, request.headers['content-type'] ?? '')
    const given = token ?? (args.token as string | undefined)
    delete args.token
    this.calls.push({ method, args, token: given, at: Date.now() })
    const wanted = method === 'apps.connections.open' ? this.appToken : this.botToken
    await this.#faulty(method, response, () => {
      if (given !== wanted) return { ok: false, error: given ? 'invalid_auth' : 'not_authed' }
      if (method === 'apps.connections.open') return { ok: true, url: `${this.base.replace('http', 'ws')}/link` }
      return this.api.call(method, args)
    })
  }

  #respond(path: string, body: string): Json {
    this.responses.push({ url: `${this.base}${path}`, body: JSON.parse(body) as Json })
    return { ok: true }
  }

  /** Real Slack answers 200 with a page to sign in, not 401. */
  #serveFile(path: string, token: string | undefined, response: ServerResponse): void {
    const serve = this.#files.get(path)
    if (!serve) response.writeHead(404).end()
    else if (token === this.botToken) serve(response)
    else response.writeHead(200, { 'content-type': 'text/html' }).end('<!DOCTYPE html><title>Sign in | Slack</title>')
  }

  async #faulty(method: string, response: ServerResponse, work: () => Json): Promise<void> {
    const fault = this.#faultFor(method)
    if (fault?.delay) await sleep(fault.delay)
    if (fault?.reset === 'before') return void response.destroy()
    if (fault?.status || fault?.body) {
      response.writeHead(fault.status ?? 200, { 'content-type': 'application/json', ...fault.headers })
      return void response.end(JSON.stringify(fault.body ?? { ok: false }))
    }
    const answer = work()
    if (fault?.reset === 'after') return void response.destroy()
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer))
  }

  #faultFor(method: string): Fault | undefined {
    const at = this.#faults.findIndex((one) => one.method === method || one.method === '*')
    if (at >= 0) return this.#faults.splice(at, 1)[0]?.fault
    return method.startsWith('chat.') || method === 'response' ? this.#chaos?.() : undefined
  }
}

function argsOf(body: string, type: string): Record<string, unknown> {
  if (type.startsWith('application/json')) return JSON.parse(body || '{}') as Record<string, unknown>
  return Object.fromEntries([...new URLSearchParams(body)].map(([key, value]) => [key, parsed(value)]))
}

function parsed(value: string): unknown {
  if (!/^[[{]/.test(value)) return value
  try {
    return JSON.parse(value)
  } catch {
    return value
  }
}
