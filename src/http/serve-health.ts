import type { FastifyInstance } from 'fastify'
import type { HttpParts } from './http-parts.ts'

type Health = Pick<HttpParts<{ readonly host: string }>, 'ready' | 'metrics'>

/** `/healthz` says that the process answers; `/readyz` says whether the bot does its work, and if not, why. */
export function serveHealth(app: FastifyInstance, { ready, metrics }: Health): void {
  app.get('/healthz', async () => ({ alive: true }))
  app.get('/readyz', async (_request, reply) => {
    const lacking = await ready()
    return reply.code(lacking.length > 0 ? 503 : 200).send({ ready: lacking.length === 0, lacking })
  })
  app.get('/metrics', async (_request, reply) => {
    return reply.header('content-type', 'text/plain; version=0.0.4; charset=utf-8').send(await metrics())
  })
}
