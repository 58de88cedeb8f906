/**
 * Reads a file that somebody attached in a chat: from the hosts that are named and no other, redirects included, never more bytes than allowed
 * and never longer than allowed. What comes back is bytes; nothing is written, and nothing of it is believed.
 */
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import { ChatError } from './chat-error.ts'

export interface BoundedFetch {
  readonly url: string
  readonly headers?: Readonly<Record<string, string>>
  /** A bare host (`files.example.com`) is reached by https only; an origin (`http://127.0.0.1:4000`) just as it stands. */
  readonly allowedHosts: readonly string[]
  readonly maxBytes: number
  /** Milliseconds for the whole download. */
  readonly timeout: number
}

const mostRedirects = 3
/** Real logs pack 5 to 40 times; more than this is no log. */
const mostRatio = 200
const smallest = 1024 * 1024
const unpack = promisify(gunzip)

/** The bytes of the file. Rejects with a ChatError: permanent where another try cannot help. */
export async function fetchBounded(wanted: BoundedFetch): Promise<Uint8Array> {
  const signal = AbortSignal.timeout(wanted.timeout)
  try {
    return await read(await open(wanted, signal), wanted.maxBytes)
  } catch (error) {
    if (error instanceof ChatError) throw error
    const slow = signal.aborted
    const text = slow ? `it took longer than ${wanted.timeout / 1000} s` : 'the connection broke'
    throw new ChatError(`the file could not be downloaded: ${text}`, { permanent: false, cause: error })
  }
}

/** Unpacks what is gzip, `maxBytes` at most and no more than a log can grow; gives other bytes back as they are. */
export async function gunzipBounded(bytes: Uint8Array, maxBytes: number): Promise<Uint8Array> {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes
  const maxOutputLength = Math.min(maxBytes, Math.max(smallest, bytes.length * mostRatio))
  try {
    return await unpack(bytes, { maxOutputLength })
  } catch (cause) {
    const large = (cause as { code?: unknown }).code === 'ERR_BUFFER_TOO_LARGE'
    const text = large ? `unpacks to more than ${megabytes(maxOutputLength)}` : 'is no whole gzip file'
    throw new ChatError(`it ${text}; attach the end of the log instead`, { permanent: true, cause })
  }
}

async function open({ url, headers = {}, allowedHosts }: BoundedFetch, signal: AbortSignal): Promise<Response> {
  let address = allowed(url, allowedHosts)
  for (let hop = 0; hop <= mostRedirects; hop++) {
    const response = await fetch(address, {
      headers: { 'accept-encoding': 'identity', ...headers },
      redirect: 'manual',
      signal,
    })
    const next = response.status >= 300 && response.status < 400 ? response.headers.get('location') : null
    if (next === null) return accepted(response)
    await response.body?.cancel()
    address = allowed(new URL(next, address).href, allowedHosts)
  }
  throw new ChatError('the file is redirected too often', { permanent: true })
}

function allowed(url: string, hosts: readonly string[]): URL {
  const address = URL.canParse(url) ? new URL(url) : undefined
  const known =
    address && (hosts.includes(address.origin) || (address.protocol === 'https:' && hosts.includes(address.host)))
  if (address && known && !address.username && !address.password) return address
  const host = address ? address.host.slice(0, 100) : 'no address'
  throw new ChatError(`files are read from the chat's own hosts only, not from ${host || 'there'}`, { permanent: true })
}

async function accepted(response: Response): Promise<Response> {
  const { status } = response
  if (response.ok) return response
  await response.body?.cancel()
  const passing = status >= 500 || status === 429 || status === 408
  const text = passing ? 'try again later' : 'it is gone or not shared with the bot; attach it again'
  const seconds = Number(response.headers.get('retry-after') ?? Number.NaN)
  const retryAfter = passing && seconds >= 0 && seconds < 3_600 ? { retryAfter: seconds * 1000 } : {}
  throw new ChatError(`the file could not be downloaded (status ${status}): ${text}`, {
    permanent: !passing,
    ...retryAfter,
  })
}

async function read(response: Response, maxBytes: number): Promise<Uint8Array> {
  const reader = response.body?.getReader()
  const pieces: Uint8Array[] = []
  let size = 0
  const announced = Number(response.headers.get('content-length') ?? 0)
  for (let step = await reader?.read(); step && !step.done; step = await reader?.read()) {
    size += step.value.byteLength
    if (Math.max(size, announced) > maxBytes) {
      await reader?.cancel()
      throw new ChatError(`the file is larger than ${megabytes(maxBytes)}; attach its end`, { permanent: true })
    }
    pieces.push(step.value)
  }
  return Buffer.concat(pieces, size)
}

const megabytes = (bytes: number): string => `${Math.max(1, Math.round(bytes / (1024 * 1024)))} MB`
