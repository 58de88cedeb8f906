import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Came {
  readonly run: string
  readonly host: string
  readonly status: string
  readonly seq: number
  readonly at: string
  readonly stage?: string
  readonly tool?: string
  readonly log?: string
  readonly exitCode?: number
  readonly hosts?: number
}

/** A bot of nothing but its ping address, on the loopback; `answer` decides what it says. */
export async function standInBot(port = 0) {
  const came: Came[] = []
  const requests: { token: string | undefined; count: number }[] = []
  const bot = { answer: (_pings: readonly Came[]): number => 202 }
  const server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      const pings = JSON.parse(Buffer.concat(parts).toString()) as Came[]
      requests.push({ token: request.headers.authorization, count: pings.length })
      const status = request.headers.authorization === 'Bearer good' ? bot.answer(pings) : 401
      if (status === 202) came.push(...pings)
      response.writeHead(status, { 'content-type': 'application/json', 'retry-after': '1' })
      response.end(JSON.stringify({ status }))
    })
  })
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return { came, requests, bot, close, address, port: (server.address() as AddressInfo).port }
}
