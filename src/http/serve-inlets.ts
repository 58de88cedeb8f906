import type { FastifyInstance } from 'fastify'
import type { Inlet } from './http-parts.ts'

/** Hands requests on with their bodies unread: whoever answers them checks the signature over every byte. */
export function serveInlets(app: FastifyInstance, inlets: readonly Inlet[]): void {
  void app.register(async (scope) => {
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('*', (_request, _body, done) => done(null))
    for (const { path, serve } of inlets) {
      scope.post(path, (request, reply) => {
        reply.hijack()
        serve(request.raw, reply.raw)
      })
    }
  })
}
