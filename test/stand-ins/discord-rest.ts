import { brokenLimits, brokenModalLimits } from './discord-limits.ts'
import { channel, ids, type Json, message, snowflake, thread, user } from './discord-objects.ts'

/** A request that arrived, as tests look at it. */
export interface Request {
  readonly method: string
  readonly path: string
  readonly query: URLSearchParams
  readonly body: Json
  readonly files: readonly { readonly name: string; readonly text: string }[]
  readonly auth: string | undefined
  readonly at: number
}

/** An interaction that was sent to the bot, with what became of it. */
export interface Waiting {
  readonly id: string
  readonly token: string
  readonly channel: string
  readonly createdAt: number
  acked?: boolean
  ackedAfter?: number
  callback?: Json
  /** The message in the place of "thinking …". */
  original?: Json
  expired?: boolean
  /** The message whose button opened it. */
  message?: Json
}

type Answer = readonly [status: number, body?: unknown]
type Route = (request: Request, ids: readonly string[]) => Answer

const unknown = (code: number, what: string): Answer => [404, { code, message: `Unknown ${what}` }]
const invalid = (errors: readonly string[]): Answer => [
  400,
  { code: 50035, message: 'Invalid Form Body', errors: {}, rules: errors },
]

/** The part of REST v10 that the bot uses, over what is in memory. Every message is held against the documented limits. */
export class DiscordRest {
  readonly interactions = new Map<string, Waiting>()
  readonly messages: Json[] = []
  /** What was refused for a limit; a test that ends with any has failed. */
  readonly refused: string[] = []
  commands: Json[] = []
  gatewayUrl = ''
  /** Puts an uploaded file on the host. */
  host: (name: string, text: string) => Json = () => ({})
  /** Threads that the bot opened, by the message that they hang on. */
  readonly threads = new Map<string, string>()
  /** Channels that refuse the bot, with the error's code. */
  readonly closed = new Map<string, number>()
  readonly #nonces = new Map<string, Json>()
  readonly #routes: readonly (readonly [RegExp, Route])[]

  constructor() {
    this.#routes = [
      [/^GET \/gateway\/bot$/, () => [200, this.#gateway()]],
      [/^GET \/users\/@me$/, () => [200, user(ids.bot)]],
      [/^POST \/users\/@me\/channels$/, ({ body }) => this.#direct(String(body.recipient_id))],
      [
        /^POST \/channels\/(\d+)\/messages\/(\d+)\/threads$/,
        ({ body }, [id, on]) => this.#thread(String(id), String(on), body),
      ],
      [/^GET \/applications\/\d+\/commands$/, ({ query }) => [200, this.#registered(query)]],
      [/^PUT \/applications\/\d+\/commands$/, ({ body }) => this.#register(body as unknown as Json[])],
      [/^POST \/interactions\/(\d+)\/([^/]+)\/callback$/, (request, [, token]) => this.#callback(token, request)],
      [/^POST \/webhooks\/\d+\/([^/]+)$/, (request, [token]) => this.#followUp(token, request)],
      [
        /^(?:PATCH|DELETE) \/webhooks\/\d+\/([^/]+)\/messages\/@original$/,
        (request, [token]) => this.#original(token, request),
      ],
      [/^POST \/channels\/(\d+)\/messages$/, ({ body }, [id]) => this.#post(String(id), body)],
      [/^PATCH \/channels\/(\d+)\/messages\/(\d+)$/, ({ body }, [, id]) => this.#edit(id, body)],
      [/^GET \/channels\/(\d+)\/messages\/(\d+)$/, (_, [, id]) => this.#read(id)],
      [/^GET \/channels\/(\d+)\/messages$/, ({ query }, [id]) => [200, this.#earlier(String(id), query)]],
      [/^POST \/channels\/(\d+)\/typing$/, () => [204]],
      [/^GET \/channels\/(\d+)$/, (_, [id]) => [200, channel(String(id))]],
    ]
  }

  answer(request: Request): Answer {
    for (const [pattern, route] of this.#routes) {
      const found = pattern.exec(`${request.method} ${request.path}`)
      if (found) return route(request, found.slice(1))
    }
    return [404, { code: 0, message: '404: Not Found' }]
  }

  /** Members other than the one in all tests have direct channels of their own. */
  #direct(person: string): Answer {
    if (this.closed.get(person) === 50007) return [403, { code: 50007, message: 'Cannot send messages to this user' }]
    return [200, channel(person === ids.user ? ids.direct : `31${person.slice(2)}`, { type: 1 })]
  }

  #thread(parent: string, on: string, { name }: Json): Answer {
    const code = this.closed.get(`${parent}:threads`)
    if (code) return [403, { code, message: 'Missing Permissions' }]
    if (this.threads.has(on))
      return [400, { code: 160004, message: 'A thread has already been created for this message' }]
    if (String(name ?? '').length < 1 || String(name).length > 100) return this.#refuse(['thread name: 1 to 100'])
    this.threads.set(on, String(name))
    return [201, thread(on, true, parent)]
  }

  #gateway(): Json {
    const session_start_limit = { total: 1000, remaining: 999, reset_after: 14_400_000, max_concurrency: 1 }
    return { url: this.gatewayUrl, shards: 1, session_start_limit }
  }

  #registered(query: URLSearchParams): Json[] {
    if (query.get('with_localizations') === 'true') return this.commands
    return this.commands.map((command) =>
      Object.fromEntries(Object.entries(command).filter(([key]) => !key.endsWith('_localizations'))),
    )
  }

  #register(commands: Json[]): Answer {
    const shared = {
      application_id: ids.app,
      version: '1',
      default_member_permissions: null,
      nsfw: false,
      description: '',
    }
    this.commands = commands.map((command) => ({ ...shared, ...command, id: snowflake() }))
    return [200, this.commands]
  }

  #callback(token: string | undefined, { body, files }: Request): Answer {
    const waiting = this.interactions.get(token ?? '')
    const after = waiting ? Date.now() - waiting.createdAt : 0
    if (!waiting || after > 3_000) return unknown(10062, 'interaction')
    if (waiting.acked) return [400, { code: 40060, message: 'Interaction has already been acknowledged.' }]
    const data = (body.data ?? {}) as Json
    const broken = body.type === 9 ? brokenModalLimits(data) : body.type === 4 ? brokenLimits(data) : []
    if (broken.length > 0) return this.#refuse(broken)
    Object.assign(waiting, { acked: true, ackedAfter: after, callback: body })
    if (body.type === 4 || body.type === 5) {
      const attachments = this.#uploaded(files)
      waiting.original = message({ ...shown(data), channel_id: waiting.channel, flags: data.flags ?? 0, attachments })
    }
    if (body.type === 6 && waiting.message) waiting.original = waiting.message
    return [204]
  }

  #followUp(token: string | undefined, { body, files }: Request): Answer {
    const waiting = this.interactions.get(token ?? '')
    if (!waiting?.acked || waiting.expired) return unknown(10015, 'Webhook')
    return this.#keep(waiting.channel, { ...body, attachments: this.#uploaded(files) })
  }

  #original(token: string | undefined, { method, body, files }: Request): Answer {
    const waiting = this.interactions.get(token ?? '')
    if (!waiting?.acked || waiting.expired) return unknown(10015, 'Webhook')
    if (!waiting.original) return unknown(10008, 'Message')
    if (method === 'DELETE') {
      delete waiting.original
      return [204]
    }
    const broken = brokenLimits(body)
    if (broken.length > 0) return this.#refuse(broken)
    const kept = ((waiting.original.attachments ?? []) as Json[]).filter(({ id }) => keeps(body.attachments, id))
    const attachments = [...kept, ...this.#uploaded(files)]
    Object.assign(waiting.original, shown(body), { attachments, edited: Number(waiting.original.edited ?? 0) + 1 })
    return [200, waiting.original]
  }

  #uploaded(files: Request['files']): Json[] {
    return files.map(({ name, text }) => ({ ...this.host(name, text), text }))
  }

  #post(id: string, body: Json): Answer {
    const code = this.closed.get(id)
    if (code) return [code === 10003 ? 404 : 403, { code, message: 'Missing Access' }]
    const name = `${id}:${String(body.nonce)}`
    const same = body.enforce_nonce ? this.#nonces.get(name) : undefined
    if (same) return [200, same]
    const [status, kept] = this.#keep(id, body)
    if (status === 200 && body.enforce_nonce) this.#nonces.set(name, kept as Json)
    return [status, kept]
  }

  #keep(channel_id: string, body: Json): Answer {
    const broken = brokenLimits(body)
    if (broken.length > 0) return this.#refuse(broken)
    const { message_reference, allowed_mentions, flags = 0, attachments = [] } = body
    const kept = message({
      ...shown(body),
      channel_id,
      flags,
      allowed_mentions,
      attachments,
      ...(message_reference ? { message_reference } : {}),
    })
    this.messages.push(kept)
    return [200, kept]
  }

  #edit(id: string | undefined, body: Json): Answer {
    const found = this.messages.find((one) => one.id === id)
    if (!found) return unknown(10008, 'Message')
    const broken = brokenLimits(body)
    if (broken.length > 0) return this.#refuse(broken)
    return [200, Object.assign(found, shown(body))]
  }

  #read(id: string | undefined): Answer {
    const found = this.messages.find((one) => one.id === id)
    return found ? [200, found] : unknown(10008, 'Message')
  }

  #earlier(id: string, query: URLSearchParams): Json[] {
    const before = BigInt(query.get('before') ?? '9999999999999999999')
    const after = BigInt(query.get('after') ?? 0)
    const within = (one: Json) => BigInt(String(one.id)) < before && BigInt(String(one.id)) > after
    const all = this.messages.filter((one) => one.channel_id === id && within(one))
    return all.toReversed().slice(0, Number(query.get('limit') ?? 50))
  }

  #refuse(broken: readonly string[]): Answer {
    this.refused.push(...broken)
    return invalid(broken)
  }
}

/** What a body changes of a message. */
const shown = ({ content, embeds, components }: Json): Json => ({
  ...(content !== undefined && { content }),
  ...(embeds !== undefined && { embeds }),
  ...(components !== undefined && { components }),
})

/** An edit that names attachments keeps only those; one that names none keeps all. */
const keeps = (named: unknown, id: unknown): boolean =>
  !Array.isArray(named) || named.some((one: Json) => String(one.id) === id)
