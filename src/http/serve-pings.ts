import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { HttpParts, ReadBody } from './http-parts.ts'

type Pings<Ping extends { readonly host: string }> = Pick<
  HttpParts<Ping>,
  'hostOf' | 'limit' | 'readPings' | 'readAlerts' | 'acceptPings' | 'closed'
>

/** The token is checked before a byte of the body is read. */
export function servePings<Ping extends { readonly host: string }>(app: FastifyInstance, parts: Pings<Ping>): void {
  const hosts = new WeakMap<FastifyRequest, string>()
  const onRequest = async (request: FastifyRequest, reply: FastifyReply): Promise<unknown> => {
    if (parts.closed) return reply.code(503).header('retry-after', '60').send({ error: parts.closed })
    const token = /^Bearer +([\x21-\x7e]{1,512})$/i.exec(request.headers.authorization ?? '')?.[1]
    const host = token && (await parts.hostOf(token))
    if (host) return void hosts.set(request, host)
    const error = token ? 'the token is unknown or revoked' : 'a token is missing: Authorization: Bearer TOKEN'
    return reply
      .code(401)
      .header('www-authenticate', 'Bearer')
      .send({ error: `${error}; make one with askstack hosts add HOST` })
  }
  const take =
    (read: (body: unknown, host: string) => ReadBody<Ping>) =>
    async (request: FastifyRequest, reply: FastifyReply): Promise<unknown> => {
      const host = hosts.get(request) ?? ''
      const body = read(request.body, host)
      return body.kind === 'refused'
        ? reply.code(400).send({ error: 'the body has mistakes', mistakes: body.mistakes })
        : accept(parts, { host, pings: body.pings, reply })
    }
  app.post('/v1/pings', { onRequest }, take(parts.readPings))
  app.post('/v1/alertmanager', { onRequest }, take(parts.readAlerts))
}

interface Take<Ping> {
  readonly host: string
  readonly pings: readonly Ping[]
  readonly reply: FastifyReply
}

async function accept<Ping extends { readonly host: string }>(
  parts: Pings<Ping>,
  { host, pings, reply }: Take<Ping>,
): Promise<unknown> {
  const other = pings.find((ping) => !speaksFor(host, ping.host))
  if (other) {
    const error = `the token belongs to ${host} and cannot speak for ${other.host}; set ASKSTACK_HOST=${host}`
    return reply.code(401).header('www-authenticate', 'Bearer').send({ error })
  }
  const wait = await parts.limit(host, pings.length)
  if (wait > 0) {
    const seconds = Math.ceil(wait / 1000)
    return reply
      .code(429)
      .header('retry-after', String(seconds))
      .send({ error: `too many pings, wait ${seconds} s` })
  }
  return reply.code(202).send(await parts.acceptPings(host, pings))
}

/** A host speaks for itself and for what it looks after, named below it: `deployer/compute-07`. */
const speaksFor = (host: string, name: string): boolean => name === host || name.startsWith(`${host}/`)
