import type { Log } from '../../log.ts'
import { fetchBounded, gunzipBounded } from '../fetch-bounded.ts'
import { chatErrorOf } from './chat-error-of.ts'

const maxBytes = 10 * 1024 * 1024
const timeout = 15_000
const hosts = ['cdn.discordapp.com', 'media.discordapp.net']

/** Reads an attachment from Discord's own hosts, or that of `apiUrl`; gives its bytes, unpacked. Rejects with a ChatError. */
export async function fetchFile(
  url: string,
  { apiUrl, log }: { apiUrl?: string | undefined; log: Log },
): Promise<Uint8Array> {
  const allowedHosts = apiUrl ? [...hosts, new URL(apiUrl).origin] : hosts
  try {
    return await gunzipBounded(await fetchBounded({ url, allowedHosts, maxBytes, timeout }), maxBytes)
  } catch (error) {
    const refused = chatErrorOf(error)
    if (refused.permanent) log.warn({ reason: refused.message }, 'a file was refused')
    throw refused
  }
}
