/**
 * A Discord for tests: REST v10, the Gateway and the file host on one free port of this machine; discord.js is pointed at it by `api`.
 * It holds every message against the documented limits and remembers nonces; scopes and rate tiers are beyond it.
 */
import { randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { DiscordGateway, type GatewayOptions } from './discord-gateway.ts'
import { type Fault, readRequest, tooMany, write } from './discord-http.ts'
import { ids, interaction, type Json, member, message, snowflake, thread, user } from './discord-objects.ts'
import { DiscordRest, type Request, type Waiting } from './discord-rest.ts'

export { ids, type Json, type Request, tooMany, type Waiting }

/** Shares of requests that go wrong, 0 to 1; half of the resets come after the work is done. */
export interface Chaos {
  readonly limited: number
  readonly broken: number
  readonly reset: number
  /** Seconds that a refused call has to wait. */
  readonly retryAfter?: number
}

type Serve = (response: ServerResponse) => void

export class DiscordStandIn {
  readonly token: string
  readonly requests: Request[] = []
  readonly rest = new DiscordRest()
  readonly gateway: DiscordGateway
  readonly #server: Server
  readonly #files = new Map<string, Serve>()
  readonly #faults: { readonly pattern: RegExp; readonly fault: Fault }[] = []
  #chaos: (() => Fault | undefined) | undefined
  #changed: (() => void)[] = []
  port = 0

  constructor({ token = tokenOf(ids.app), contentIntent = true }: Partial<GatewayOptions> = {}) {
    this.token = token
    this.#server = createServer((request, response) => void this.#serve(request, response))
    this.rest.host = (name, text) => this.attach(name, text)
    const lastMessages = () =>
      new Map(this.rest.messages.flatMap((one) => (one.guild_id ? [[String(one.channel_id), String(one.id)]] : [])))
    this.gateway = new DiscordGateway(this.#server, { token, contentIntent, lastMessages })
  }

  async start(port = 0): Promise<this> {
    await new Promise<void>((resolve) => this.#server.listen(port, '127.0.0.1', resolve))
    this.port = (this.#server.address() as AddressInfo).port
    this.rest.gatewayUrl = this.gateway.url = `ws://127.0.0.1:${this.port}`
    return this
  }

  async stop(): Promise<void> {
    this.gateway.stop()
    this.#server.closeAllConnections()
    await new Promise((resolve) => this.#server.close(resolve))
  }

  get origin(): string {
    return `http://127.0.0.1:${this.port}`
  }

  get api(): string {
    return `${this.origin}/api`
  }

  /** The next requests whose `METHOD /path` matches go wrong. */
  fail(pattern: RegExp, fault: Fault, times = 1): void {
    for (let i = 0; i < times; i++) this.#faults.push({ pattern, fault })
  }

  /** From now on requests go wrong by chance, the same way for the same seed. */
  trouble({ limited, broken, reset, retryAfter = 0.05 }: Chaos, seed = 1): void {
    let state = seed
    const chance = () => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
      return state / 2 ** 32
    }
    this.#chaos = () => {
      const draw = chance()
      if (draw < limited) return tooMany(retryAfter)
      if (draw < limited + broken) return { status: 502, body: { message: 'Bad Gateway' } }
      if (draw < limited + broken + reset) return { reset: chance() < 0.5 ? 'before' : 'after' }
      return undefined
    }
  }

  /** Resolves with what `look` finds, as soon as it finds something. */
  async waitFor<T>(look: () => T | undefined | false, patience = 5_000): Promise<T> {
    const end = Date.now() + patience
    for (;;) {
      const found = look()
      if (found !== undefined && found !== false) return found
      if (Date.now() > end) throw new Error(`nothing came; requests: ${this.requests.map(shortly).join(', ')}`)
      await Promise.race([new Promise<void>((resolve) => this.#changed.push(resolve)), sleep(50)])
    }
  }

  /** The requests whose `METHOD /path` matches. */
  sent(pattern: RegExp): Request[] {
    return this.requests.filter((request) => pattern.test(shortly(request)))
  }

  /** Messages that stand in a channel for everybody, oldest first, without those that people wrote. */
  posted(id: string = ids.channel): Json[] {
    return this.rest.messages.filter((one) => one.channel_id === id && (one.author as Json).id === ids.bot)
  }

  /** Somebody writes a message; `over` overrides any field of it. */
  say(content: string, { mention = false, ...over }: { mention?: boolean } & Json = {}): Json {
    const written = message({
      author: user(),
      ...(over.channel_id === ids.direct ? { channel_type: 1 } : { member: member(), guild_id: ids.guild }),
      content: mention ? `<@${ids.bot}> ${content}` : content,
      mentions: mention ? [user(ids.bot)] : [],
      ...over,
    })
    this.rest.messages.push(written)
    this.gateway.dispatch('MESSAGE_CREATE', written)
    return written
  }

  /** Somebody opens a thread; the bot is part of it where `joined`. */
  openThread(joined: boolean): string {
    const id = snowflake()
    this.gateway.dispatch('THREAD_CREATE', { ...thread(id, joined), newly_created: true })
    return id
  }

  slash(name: string, options: Json[] = [], over: Json = {}): Waiting {
    return this.interact(2, { id: snowflake(), name, type: 1, options, ...attachmentsOf(options) }, over)
  }

  complete(name: string, option: string, value: string, over: Json = {}): Waiting {
    const options = [{ name: option, type: 3, value, focused: true }]
    return this.interact(4, { id: snowflake(), name, type: 1, options }, over)
  }

  onMessage(name: string, target: Json, over: Json = {}): Waiting {
    const resolved = { messages: { [String(target.id)]: target } }
    return this.interact(2, { id: snowflake(), name, type: 3, target_id: target.id, resolved }, over)
  }

  press(customId: string, on: Json = message(), over: Json = {}): Waiting {
    return this.interact(3, { custom_id: customId, component_type: 2 }, { message: on, ...over })
  }

  /** Sends a form: text of inputs as strings, choices of selects as arrays. */
  submit(customId: string, fields: Readonly<Record<string, string | string[]>>, over: Json = {}): Waiting {
    const components = Object.entries(fields).map(([id, value], i) => ({
      type: 18,
      id: 2 * i + 1,
      component: {
        id: 2 * i + 2,
        custom_id: id,
        ...(Array.isArray(value) ? { type: 3, values: value } : { type: 4, value }),
      },
    }))
    return this.interact(5, { custom_id: customId, components }, over)
  }

  interact(type: number, data: Json, over: Json = {}): Waiting {
    const id = snowflake()
    const token = `token-${randomUUID()}`
    const channelId = String(over.channel_id ?? ids.channel)
    const shared = { id, token, channel: channelId, createdAt: Date.now() }
    const waiting: Waiting = { ...shared, ...(over.message ? { message: over.message as Json } : {}) }
    this.rest.interactions.set(token, waiting)
    this.gateway.dispatch('INTERACTION_CREATE', interaction({ id, token, type, data, channel_id: channelId, ...over }))
    return waiting
  }

  /** Puts a file on the host; gives it as an attachment of a message. */
  attach(name: string, content: Uint8Array | string | Serve): Json {
    const path = `/files/${snowflake()}/${name}`
    const bytes = typeof content === 'function' ? undefined : Buffer.from(content)
    this.#files.set(path, typeof content === 'function' ? content : (response) => response.end(bytes))
    const url = `${this.origin}${path}`
    return { id: snowflake(), filename: name, size: bytes?.length ?? 1_000, url, proxy_url: url }
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', this.origin)
    const file = this.#files.get(url.pathname)
    if (file) return file(response)
    const read = await readRequest(request, url)
    this.requests.push(read)
    const fault = this.#faultFor(read)
    if (fault?.delay) await sleep(fault.delay)
    if (fault?.reset === 'before') request.socket.destroy()
    else if (fault?.status) write(response, fault.status, fault.body ?? {}, fault.headers)
    else this.#answer(read, request, response, fault)
    for (const tell of this.#changed.splice(0)) tell()
  }

  #answer(read: Request, request: IncomingMessage, response: ServerResponse, fault: Fault | undefined): void {
    // What goes to an interaction is authorised by the token in its path.
    const open = /^\/(webhooks|interactions)\//.test(read.path)
    if (!open && read.auth !== `Bot ${this.token}`) {
      write(response, 401, { message: '401: Unauthorized', code: 0 })
      return
    }
    const [status, body] = this.rest.answer(read)
    if (fault?.reset === 'after') request.socket.destroy()
    else write(response, status, body)
  }

  #faultFor(request: Request): Fault | undefined {
    const at = this.#faults.findIndex(({ pattern }) => pattern.test(shortly(request)))
    if (at >= 0) return this.#faults.splice(at, 1)[0]?.fault
    return request.path.startsWith('/gateway') ? undefined : this.#chaos?.()
  }
}

const tokenOf = (app: string): string => `${Buffer.from(app).toString('base64')}.stand.in`

const shortly = ({ method, path }: Pick<Request, 'method' | 'path'>): string => `${method} ${path}`

function attachmentsOf(options: readonly Json[]): Json {
  const files = options.flatMap(({ attachment }) => (attachment ? [attachment as Json] : []))
  return files.length > 0 ? { resolved: { attachments: Object.fromEntries(files.map((file) => [file.id, file])) } } : {}
}
