import { randomUUID } from 'node:crypto'

export type Json = Readonly<Record<string, unknown>>

export const slackIds = {
  team: 'T0TEAM',
  bot: 'U0BOT',
  botId: 'B0BOT',
  app: 'A0APP',
  channel: 'C0CHANNEL',
  direct: 'D0DIRECT',
  user: 'U0LIN',
} as const

let count = 0
const stamp = () => `1761000000.${String(++count).padStart(6, '0')}`
const who = { id: slackIds.user, username: 'lin', name: 'lin', team_id: slackIds.team }
const base = { token: 'x', api_app_id: slackIds.app, is_enterprise_install: false, enterprise: null }
const team = { id: slackIds.team, domain: 'stand-in' }

/** What Slack sends: https://docs.slack.dev/reference/events, https://docs.slack.dev/reference/interaction-payloads */
export class SlackPayloads {
  base = ''
  /** Response addresses of presses. */
  readonly pressed = new Set<string>()

  event(event: Json): Json {
    return {
      ...base,
      type: 'event_callback',
      team_id: slackIds.team,
      event_id: `Ev${randomUUID().slice(0, 8)}`,
      event_time: Math.floor(Date.now() / 1000),
      authorizations: [{ team_id: slackIds.team, user_id: slackIds.bot, is_bot: true, is_enterprise_install: false }],
      event: { event_ts: stamp(), ...event },
    }
  }

  /** A message in a channel. */
  message(text: string, more: Json = {}): Json {
    const place = { channel: slackIds.channel, channel_type: 'channel', ts: stamp() }
    return this.event({ type: 'message', user: slackIds.user, text, ...place, ...more })
  }

  mention(text: string, more: Json = {}): Json {
    return this.message(`<@${slackIds.bot}> ${text}`, { type: 'app_mention', ...more })
  }

  direct(text: string, more: Json = {}): Json {
    return this.message(text, { channel: slackIds.direct, channel_type: 'im', ...more })
  }

  command(command: string, text = '', more: Json = {}): Json {
    return {
      ...base,
      is_enterprise_install: 'false',
      team_id: slackIds.team,
      channel_id: slackIds.channel,
      channel_name: 'general',
      user_id: slackIds.user,
      user_name: 'lin',
      command,
      text,
      response_url: this.responseUrl(),
      trigger_id: randomUUID(),
      ...more,
    }
  }

  shortcut(message: Json): Json {
    return {
      ...base,
      type: 'message_action',
      callback_id: 'diagnose',
      team,
      user: who,
      channel: { id: slackIds.channel, name: 'general' },
      message: { type: 'message', user: slackIds.user, ts: stamp(), ...message },
      message_ts: stamp(),
      response_url: this.responseUrl(),
      trigger_id: randomUUID(),
    }
  }

  press(
    button: Json,
    { message = {}, ephemeral = false }: { readonly message?: Json; readonly ephemeral?: boolean } = {},
  ): Json {
    const response_url = this.responseUrl()
    this.pressed.add(response_url)
    const container = { type: 'message', message_ts: message.ts ?? stamp(), channel_id: slackIds.channel }
    return {
      ...base,
      type: 'block_actions',
      team,
      user: who,
      channel: { id: slackIds.channel, name: 'general' },
      container: { ...container, is_ephemeral: ephemeral },
      message,
      state: { values: {} },
      response_url,
      trigger_id: randomUUID(),
      actions: [{ type: 'button', block_id: 'b', action_ts: stamp(), ...button }],
    }
  }

  /** `values`: what stands in the view's inputs, by block. */
  submission(view: Json, values: Readonly<Record<string, Json>>): Json {
    const filled = Object.fromEntries(Object.entries(values).map(([block, input]) => [block, { value: input }]))
    return {
      ...base,
      type: 'view_submission',
      team,
      user: who,
      view: { ...view, state: { values: filled } },
      response_urls: [],
      trigger_id: randomUUID(),
    }
  }

  responseUrl(): string {
    return `${this.base}/response/${randomUUID()}`
  }
}
