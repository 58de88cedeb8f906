import type { webApi } from '@slack/bolt'
import type { Log } from '../../log.ts'
import { ChatError } from '../chat-error.ts'
import type { Self } from './slack-options.ts'
import { toChatError } from './to-chat-error.ts'

/** What manifests/slack.yaml asks for and the bot cannot do without. */
const needed = [
  'app_mentions:read',
  'chat:write',
  'commands',
  'files:read',
  'im:history',
  'users:read',
  'channels:history',
]

/** Asks Slack who the bot token belongs to. Rejects with a ChatError that says which token is wrong. */
export async function knowSelf(client: webApi.WebClient, log: Log): Promise<Self> {
  try {
    const answer = await client.auth.test()
    const { scopes } = answer.response_metadata ?? {}
    const missing = scopes ? needed.filter((scope) => !scopes.includes(scope)) : []
    if (missing.length > 0) log.warn({ missing }, 'slack: the app lacks permissions; compare manifests/slack.yaml')
    const host = answer.url && URL.canParse(answer.url) ? new URL(answer.url).host : ''
    return { user: answer.user_id ?? '', team: answer.team_id ?? '', host }
  } catch (cause) {
    const error = toChatError(cause)
    throw new ChatError(`SLACK_BOT_TOKEN: ${error.message}`, { permanent: error.permanent, cause })
  }
}

/** The same for the app token, which opens the socket. */
export function aboutAppToken(cause: unknown): ChatError {
  const error = toChatError(cause)
  if (!error.permanent || cause instanceof ChatError) return error
  return new ChatError(
    `SLACK_APP_TOKEN is not valid for Socket Mode; make one with connections:write at https://api.slack.com/apps → Basic Information → App-Level Tokens`,
    { permanent: true, cause },
  )
}
