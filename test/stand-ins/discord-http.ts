import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Json } from './discord-objects.ts'
import type { Request } from './discord-rest.ts'

/** What goes wrong with a request: an answer of its own, a broken connection before or after the work is done, a delay. */
export interface Fault {
  readonly status?: number
  readonly body?: Json
  readonly headers?: Readonly<Record<string, string>>
  readonly reset?: 'before' | 'after'
  readonly delay?: number
}

/** What Discord answers when a limit is reached. */
export function tooMany(seconds: number): Fault {
  return {
    status: 429,
    body: { message: 'You are being rate limited.', retry_after: seconds, global: false },
    headers: { 'retry-after': String(seconds), 'x-ratelimit-scope': 'shared' },
  }
}

/** Reads JSON, or a form with JSON and files. */
export async function readRequest(request: IncomingMessage, url: URL): Promise<Request> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  const type = request.headers['content-type'] ?? ''
  const shared = {
    method: request.method ?? '',
    path: decodeURIComponent(url.pathname).replace(/^\/api\/v\d+/, ''),
    query: url.searchParams,
    auth: request.headers.authorization,
    at: Date.now(),
  }
  if (!type.startsWith('multipart/')) {
    return { ...shared, body: JSON.parse(Buffer.concat(chunks).toString() || '{}'), files: [] }
  }
  const form = await new Response(Buffer.concat(chunks), { headers: { 'content-type': type } }).formData()
  const files = await Promise.all(
    [...form.values()].flatMap((one) =>
      typeof one === 'string' ? [] : [one.text().then((text) => ({ name: one.name, text }))],
    ),
  )
  return { ...shared, body: JSON.parse(String(form.get('payload_json') ?? '{}')), files }
}

export function write(
  response: ServerResponse,
  status: number,
  body?: unknown,
  headers: Readonly<Record<string, string>> = {},
): void {
  response.writeHead(status, { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers })
  response.end(body === undefined ? undefined : JSON.stringify(body))
}
