import { ChatError } from '../chat-error.ts'
import { assertResponseUrl } from './slack-hosts.ts'

const timeout = 10_000

/** Sends to a response address; false where Slack has closed it (30 minutes, five uses). Rejects with a ChatError. */
export async function postResponse(url: string, body: object, apiUrl: string | undefined): Promise<boolean> {
  assertResponseUrl(url, apiUrl)
  const response = await call(url, body)
  const { status, headers } = response
  const text = (await response.text().catch(() => '')).slice(0, 300)
  if (response.ok && !/"ok":\s*false/.test(text)) return true
  if (status === 404 || status === 410 || /expired_url|used_url/.test(text)) return false
  const passing = status === 429 || status >= 500
  const seconds = Number(headers.get('retry-after') ?? Number.NaN)
  throw new ChatError(`Slack did not take the reply (status ${status})`, {
    permanent: !passing,
    refused: status === 429 || status === 503 || !passing,
    ...(passing && seconds >= 0 && seconds <= 3_600 && { retryAfter: seconds * 1000 }),
  })
}

async function call(url: string, body: object): Promise<Response> {
  try {
    return await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json; charset=utf-8' },
      body: JSON.stringify(body),
      redirect: 'error',
      signal: AbortSignal.timeout(timeout),
    })
  } catch (cause) {
    throw new ChatError('Slack could not be reached', { permanent: false, cause })
  }
}
