import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Log } from '../log.ts'

/** What was read of a body: pings, or every mistake in it as `field: rule, got …`. */
export type ReadBody<Ping> =
  | { readonly kind: 'read'; readonly pings: readonly Ping[] }
  | { readonly kind: 'refused'; readonly mistakes: readonly string[] }

export interface Accepted {
  readonly accepted: number
  readonly duplicates: number
}

/** An address whose requests somebody else answers, body and all. */
export interface Inlet {
  readonly path: string
  readonly serve: (request: IncomingMessage, response: ServerResponse) => void
}

/** Everything the server needs, as functions. One that rejects means 503, and the client tries again. */
export interface HttpParts<Ping extends { readonly host: string }> {
  /** The host that a token was made for; undefined for a token that is unknown or revoked. */
  readonly hostOf: (token: string) => Promise<string | undefined>
  /** Milliseconds that this host must wait before these pings are taken; 0 when it need not. */
  readonly limit: (host: string, pings: number) => Promise<number>
  readonly readPings: (body: unknown) => ReadBody<Ping>
  readonly readAlerts: (body: unknown, host: string) => ReadBody<Ping>
  /** Resolves once the pings cannot be lost any more. */
  readonly acceptPings: (host: string, pings: readonly Ping[]) => Promise<Accepted>
  /** What is not ready, each as a sentence; empty when all is. */
  readonly ready: () => Promise<readonly string[]>
  readonly metrics: () => Promise<string>
  /** The text of the agent script. */
  readonly agent: string
  readonly inlets: readonly Inlet[]
  /** Why no pings can be taken, when none can. */
  readonly closed?: string | undefined
  readonly log: Log
}
