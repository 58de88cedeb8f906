import type { FastifyReply } from 'fastify'
import type { Log } from '../log.ts'

interface Around {
  readonly reply: FastifyReply
  readonly log: Log
  readonly route: string
}

/** What went wrong in the request is told; what went wrong here is logged, and the client is asked to come again. */
export function answerError(error: unknown, { reply, log, route }: Around): void {
  const status = statusOf(error)
  if (status === 413)
    reply.code(413).send({ error: 'the body is too large: 1 MiB at most, so send fewer pings at once' })
  else if (status === 415) reply.code(415).send({ error: 'send JSON, with Content-Type: application/json' })
  else if (status >= 400 && status < 500)
    reply.code(status).send({ error: `the body is not readable as JSON`, mistakes: [] })
  else {
    log.error({ err: error, route }, 'A request could not be served')
    reply.code(503).header('retry-after', '5').send({ error: 'not now, try again in 5 seconds' })
  }
}

function statusOf(error: unknown): number {
  return typeof error === 'object' && error !== null && 'statusCode' in error ? Number(error.statusCode) : 500
}
