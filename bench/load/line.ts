import { connect } from 'node:net'

/** One connection to the intake that sends one request after the other, each when the last was answered; gives the answer's status. */
export interface Line {
  post(body: string, token: string): Promise<number>
  close(): void
}

/** Bare sockets, for the client shares the processor with what is measured. */
export async function openLine(port: number): Promise<Line> {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true })
  let answered: ((status: number) => void) | undefined
  let failed: ((error: Error) => void) | undefined
  let text = ''
  socket.on('data', (bytes) => {
    text += bytes.toString('latin1')
    const head = text.indexOf('\r\n\r\n')
    if (head < 0 || text.length < head + 4 + Number(/content-length: (\d+)/i.exec(text)?.[1] ?? 0)) return
    const status = Number(text.slice(9, 12))
    text = ''
    answered?.(status)
  })
  socket.on('error', (error) => failed?.(error))
  socket.on('close', () => failed?.(new Error('the connection was closed')))
  await new Promise<void>((resolve, reject) => {
    failed = reject
    socket.on('connect', () => resolve())
  })
  const send = (body: string, token: string) =>
    new Promise<number>((resolve, reject) => {
      answered = resolve
      failed = reject
      socket.write(
        `POST /v1/pings HTTP/1.1\r\nHost: bot\r\nAuthorization: Bearer ${token}\r\nContent-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
      )
    })
  let last: Promise<unknown> = Promise.resolve()
  return {
    post(body, token) {
      const answer = last.then(() => send(body, token))
      last = answer
      return answer
    },
    close: () => void socket.destroy(),
  }
}
