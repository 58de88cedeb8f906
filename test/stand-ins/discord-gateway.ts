import { randomUUID } from 'node:crypto'
import type { Server } from 'node:http'
import { type WebSocket, WebSocketServer } from 'ws'
import { guild, ids, type Json, user } from './discord-objects.ts'

interface Session {
  readonly id: string
  seq: number
  readonly events: Json[]
  socket: WebSocket | undefined
}

export interface GatewayOptions {
  readonly token: string
  /** Whether "Message Content Intent" is switched on in the portal. */
  readonly contentIntent: boolean
  /** The last message of each channel, as Discord tells when a session begins. */
  readonly lastMessages?: () => ReadonlyMap<string, string>
}

const messageContent = 1 << 15

/** The Gateway: identify, heartbeat, resume with the events that were missed. */
export class DiscordGateway {
  readonly identifies: Json[] = []
  readonly resumes: Json[] = []
  url = ''
  readonly #sockets = new Set<WebSocket>()
  readonly #sessions = new Map<string, Session>()
  readonly #options: GatewayOptions

  constructor(server: Server, options: GatewayOptions) {
    this.#options = options
    const sockets = new WebSocketServer({ noServer: true })
    server.on('upgrade', (request, socket, head) => {
      sockets.handleUpgrade(request, socket, head, (ws) => this.#open(ws))
    })
  }

  /** Tells every session; one that is away gets it when it resumes. */
  dispatch(t: string, d: Json): void {
    for (const session of this.#sessions.values()) {
      const event = { op: 0, s: ++session.seq, t, d }
      session.events.push(event)
      session.socket?.send(JSON.stringify(event))
    }
  }

  /** Closes the connections, as Discord does now and then. */
  close(code = 4000): void {
    for (const socket of this.#sockets) socket.close(code)
  }

  askToReconnect(): void {
    for (const socket of this.#sockets) send(socket, 7, null)
  }

  stop(): void {
    for (const socket of this.#sockets) socket.terminate()
    this.#sessions.clear()
  }

  #open(socket: WebSocket): void {
    this.#sockets.add(socket)
    socket.on('close', () => {
      this.#sockets.delete(socket)
      for (const session of this.#sessions.values()) if (session.socket === socket) session.socket = undefined
    })
    socket.on('message', (bytes) => this.#hear(socket, JSON.parse(String(bytes))))
    send(socket, 10, { heartbeat_interval: 41_250, _trace: [] })
  }

  #hear(socket: WebSocket, { op, d }: { op: number; d: Json }): void {
    if (op === 1) send(socket, 11, null)
    if (op === 2) this.#identify(socket, d)
    if (op === 6) this.#resume(socket, d)
  }

  #identify(socket: WebSocket, d: Json): void {
    this.identifies.push(d)
    const refused = this.#refusalOf(d)
    if (refused) {
      socket.close(refused)
      return
    }
    const session: Session = { id: randomUUID(), seq: 0, events: [], socket }
    this.#sessions.set(session.id, session)
    this.dispatch('READY', {
      v: 10,
      user: user(ids.bot),
      session_id: session.id,
      resume_gateway_url: this.url,
      session_type: 'normal',
      guilds: [{ id: ids.guild, unavailable: true }],
      application: { id: ids.app, flags: 0 },
      shard: d.shard,
    })
    this.dispatch('GUILD_CREATE', guild(this.#options.lastMessages?.()))
  }

  #refusalOf({ token, intents }: Json): number | undefined {
    if (token !== this.#options.token) return 4004
    return !this.#options.contentIntent && Number(intents) & messageContent ? 4014 : undefined
  }

  #resume(socket: WebSocket, d: Json): void {
    this.resumes.push(d)
    const session = this.#sessions.get(String(d.session_id))
    if (!session || d.token !== this.#options.token) {
      send(socket, 9, false)
      return
    }
    session.socket = socket
    for (const event of session.events.filter(({ s }) => Number(s) > Number(d.seq))) socket.send(JSON.stringify(event))
    this.dispatch('RESUMED', {})
  }
}

function send(socket: WebSocket, op: number, d: unknown): void {
  socket.send(JSON.stringify({ op, s: null, t: null, d }))
}
