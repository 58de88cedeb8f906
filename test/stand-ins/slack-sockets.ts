import { randomUUID } from 'node:crypto'
import type { Server } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { type WebSocket, WebSocketServer } from 'ws'
import type { Json } from './slack-payloads.ts'

/** Socket Mode: https://docs.slack.dev/apis/events-api/using-socket-mode */
export class SlackSockets {
  readonly open = new Set<WebSocket>()
  readonly acks = new Map<string, Json>()
  readonly #notify: () => void

  constructor(server: Server, notify: () => void) {
    this.#notify = notify
    const sockets = new WebSocketServer({ noServer: true })
    server.on('upgrade', (request, socket, head) => {
      sockets.handleUpgrade(request, socket, head, (ws) => this.#welcome(ws))
    })
  }

  /** Over one of the open sockets; rejects where nobody acknowledges in time. */
  async send(type: string, payload: Json, patience = 3_000): Promise<Json> {
    const [socket] = this.open
    const id = randomUUID()
    socket?.send(JSON.stringify({ envelope_id: id, type, accepts_response_payload: type !== 'events_api', payload }))
    for (const end = Date.now() + patience; Date.now() < end; await sleep(5)) {
      const ack = this.acks.get(id)
      if (ack) return ack
    }
    throw new Error('not acknowledged')
  }

  /** Slack asks its clients to connect anew, as it does every few hours. */
  refresh(): void {
    for (const socket of this.open) socket.send(JSON.stringify({ type: 'disconnect', reason: 'refresh_requested' }))
  }

  stop(): void {
    for (const socket of this.open) socket.terminate()
  }

  #welcome(socket: WebSocket): void {
    this.open.add(socket)
    const pings = setInterval(() => socket.ping('stand-in'), 10_000)
    socket.on('close', () => {
      clearInterval(pings)
      this.open.delete(socket)
      this.#notify()
    })
    socket.on('message', (data) => {
      const ack = JSON.parse(String(data)) as { envelope_id: string; payload?: Json }
      this.acks.set(ack.envelope_id, ack.payload ?? {})
      this.#notify()
    })
    socket.ping('stand-in')
    socket.send(JSON.stringify({ type: 'hello', num_connections: this.open.size, connection_info: { app_id: 'A0' } }))
    this.#notify()
  }
}
