import type { Log } from '../../log.ts'

export interface SlackOptions {
  /** `xoxb-…` */
  readonly botToken: string
  /** `xapp-…`: Socket Mode. */
  readonly appToken?: string
  /** Without an app token: Slack sends its events to `/slack/events`, signed with this. */
  readonly signingSecret?: string
  /** Another base of the Web API, for tests; its host is then one of Slack's. */
  readonly apiUrl?: string
  readonly log?: Log
}

/** Who the bot is in the workspace. */
export interface Self {
  readonly user: string
  readonly team: string
  /** The workspace's own host, `team.slack.com`. */
  readonly host: string
}

export const quiet: Log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} }
