import { createHash } from 'node:crypto'
import type { FastifyInstance } from 'fastify'

/** The agent script, with its checksum beside it in the form that `sha256sum -c` reads. */
export function serveAgent(app: FastifyInstance, agent: string): void {
  const digest = createHash('sha256').update(agent).digest()
  const hex = digest.toString('hex')
  app.get('/agent.sh', (_request, reply) => {
    reply
      .header('content-type', 'text/x-shellscript; charset=utf-8')
      .header('x-checksum-sha256', hex)
      .header('repr-digest', `sha-256=:${digest.toString('base64')}:`)
      .header('etag', `"${hex}"`)
      .header('cache-control', 'no-cache')
      .send(agent)
  })
  app.get('/agent.sh.sha256', (_request, reply) => {
    reply.header('content-type', 'text/plain; charset=utf-8').send(`${hex}  agent.sh\n`)
  })
}
