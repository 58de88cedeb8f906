import type { Log } from '../../log.ts'
import { ChatError } from '../chat-error.ts'
import { fetchBounded, gunzipBounded } from '../fetch-bounded.ts'
import { fileHosts } from './slack-hosts.ts'
import { toChatError } from './to-chat-error.ts'

const maxBytes = 10 * 1024 * 1024
const timeout = 15_000

interface From {
  readonly botToken: string
  readonly apiUrl?: string | undefined
  /** The workspace's own host. */
  readonly workspace: string
  readonly log: Log
}

/** Reads a member's file from Slack's own hosts; gives its bytes, unpacked. Rejects with a ChatError. */
export async function fetchFile(url: string, from: From): Promise<Uint8Array> {
  const headers = { authorization: `Bearer ${from.botToken}` }
  try {
    const bytes = await fetchBounded({ url, headers, allowedHosts: fileHosts(url, from), maxBytes, timeout })
    if (isSignInPage(bytes)) throw noScope()
    return await gunzipBounded(bytes, maxBytes)
  } catch (error) {
    const refused = toChatError(error)
    if (refused.permanent) from.log.warn({ reason: refused.message }, 'a file was refused')
    throw refused
  }
}

/** Without the right to a file Slack answers 200 with the page to sign in. */
function isSignInPage(bytes: Uint8Array): boolean {
  const start = Buffer.from(bytes.subarray(0, 4_000)).toString('latin1').trimStart().toLowerCase()
  return (start.startsWith('<!doctype html') || start.startsWith('<html')) && /sign.?in|slack/.test(start)
}

const noScope = () =>
  new ChatError(
    'Slack gave its sign-in page instead of the file: add the scope files:read at https://api.slack.com/apps → OAuth & Permissions, and install the app again',
    { permanent: true },
  )
