import { ChatError } from '../chat-error.ts'

const apps = 'https://api.slack.com/apps'
const token = `the bot token is not valid; copy it anew from ${apps} → your app → Install App into SLACK_BOT_TOKEN`

/** What to do about a refusal: https://docs.slack.dev/reference/methods/chat.postMessage#errors */
const advice: Readonly<Record<string, string>> = {
  invalid_auth: token,
  not_authed: token,
  token_revoked: token,
  token_expired: token,
  account_inactive: `the app was removed from the workspace; install it again at ${apps} and set SLACK_BOT_TOKEN`,
  channel_not_found: 'the channel is gone, or private without the bot; invite it there with /invite',
  not_in_channel: 'the bot is not in this channel; invite it with /invite',
  is_archived: 'the channel is archived; restore it or choose another',
  restricted_action: 'only some members may write in this channel; an admin must allow the bot',
  user_not_in_channel: 'the member is not in this channel any more',
  messages_tab_disabled: `direct messages are switched off; switch on the Messages tab at ${apps} → App Home`,
  missing_scope: `the app lacks a permission; add it at ${apps} → OAuth & Permissions and install the app again`,
  message_not_found: 'the message is gone',
  cant_update_message: 'the message is not the bot’s own',
  expired_trigger_id: 'the form came too late; press again',
}

const passing = new Set([
  'ratelimited',
  'rate_limited',
  'internal_error',
  'fatal_error',
  'service_unavailable',
  'request_timeout',
])

interface Failure {
  readonly code?: string
  readonly data?: { readonly error?: string; readonly needed?: string }
  readonly retryAfter?: number
  readonly statusCode?: number
  readonly headers?: Readonly<Record<string, string>>
}

/** Whatever a call to Slack threw, as a ChatError that says whether and when to try again, and what to do. */
export function toChatError(cause: unknown): ChatError {
  if (cause instanceof ChatError) return cause
  const { code, data, retryAfter, statusCode, headers } = (cause ?? {}) as Failure
  if (code === 'slack_webapi_rate_limited_error')
    return later('Slack asks to wait', { retryAfter, refused: true, cause })
  if (code === 'slack_webapi_http_error') {
    const wait = Number(headers?.['retry-after'] ?? Number.NaN)
    const refused = statusCode === 503
    return later(`Slack answered with status ${statusCode}`, { retryAfter: wait, refused, cause })
  }
  if (code === 'slack_webapi_platform_error') return refusal(data?.error ?? 'unknown', data?.needed, cause)
  return later('Slack could not be reached', { cause })
}

/** Slack's own word for a refusal, or nothing. */
export const refusalOf = (error: unknown): string | undefined => {
  const inner = error instanceof ChatError ? error.cause : error
  return (inner as Failure | undefined)?.data?.error
}

function refusal(error: string, needed: string | undefined, cause: unknown): ChatError {
  if (passing.has(error)) return later(`Slack answered ${error}`, { cause })
  const text = advice[error] ?? 'Slack does not take this'
  return new ChatError(`${text} (${error}${needed ? `: ${needed}` : ''})`, { permanent: true, cause })
}

interface Passing {
  /** Seconds. */
  readonly retryAfter?: number | undefined
  readonly refused?: boolean
  readonly cause: unknown
}

function later(message: string, { retryAfter: seconds, refused = false, cause }: Passing): ChatError {
  const wait = seconds !== undefined && seconds >= 0 && seconds <= 3_600 ? { retryAfter: seconds * 1000 } : {}
  return new ChatError(message, { permanent: false, refused, cause, ...wait })
}
