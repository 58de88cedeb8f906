/**
 * The addresses that worker hosts, Alertmanager and monitoring use. It checks who speaks and how much, hands on what came, and answers;
 * it keeps nothing, knows no protocol field, and never says 202 before the one who accepts has said so.
 */
import type { Server } from 'node:http'
import { type FastifyHttpOptions, type FastifyInstance, fastify } from 'fastify'
import { answerError } from './answer-error.ts'
import type { HttpParts } from './http-parts.ts'
import { serveAgent } from './serve-agent.ts'
import { serveHealth } from './serve-health.ts'
import { serveInlets } from './serve-inlets.ts'
import { servePings } from './serve-pings.ts'

export interface HttpLimits {
  readonly bodyBytes: number
  /** Milliseconds in which a whole request must have come. */
  readonly requestTime: number
  readonly connections: number
}

export const usualLimits: HttpLimits = { bodyBytes: 1_048_576, requestTime: 15_000, connections: 2_000 }

/** The server, not yet listening: `listen({ port, host })` starts it, `close()` finishes what was begun. */
export function createHttp<Ping extends { readonly host: string }>(
  parts: HttpParts<Ping>,
  limits: HttpLimits = usualLimits,
): FastifyInstance {
  const app = fastify(optionsFor(limits))
  app.server.maxConnections = limits.connections
  app.setErrorHandler((error, request, reply) => answerError(error, { reply, log: parts.log, route: routeOf(request) }))
  app.setNotFoundHandler((_request, reply) => {
    reply.code(404).send({ error: 'there is nothing here; pings go to POST /v1/pings' })
  })
  // What curl says of itself unless it is told otherwise.
  const asJson = app.getDefaultJsonParser('remove', 'remove')
  app.addContentTypeParser(['application/x-www-form-urlencoded', 'text/plain'], { parseAs: 'string' }, asJson)
  servePings(app, parts)
  serveAgent(app, parts.agent)
  serveHealth(app, parts)
  serveInlets(app, parts.inlets)
  return app
}

/** Only the pattern: an address may hold anything. */
const routeOf = ({ routeOptions }: { readonly routeOptions: { readonly url?: string | undefined } }): string =>
  routeOptions.url ?? 'none'

function unused(): never {
  throw new Error('no route has a schema')
}

function optionsFor({ bodyBytes, requestTime }: HttpLimits): FastifyHttpOptions<Server> {
  return {
    logger: false,
    bodyLimit: bodyBytes,
    requestTimeout: requestTime,
    keepAliveTimeout: 65_000,
    forceCloseConnections: 'idle',
    onProtoPoisoning: 'remove',
    onConstructorPoisoning: 'remove',
    // No route has a schema: this keeps a validator and a serializer out of memory.
    schemaController: { compilersFactory: { buildValidator: unused, buildSerializer: unused } },
    http: {
      headersTimeout: Math.min(10_000, requestTime),
      connectionsCheckingInterval: Math.min(1_000, requestTime),
    },
  }
}
