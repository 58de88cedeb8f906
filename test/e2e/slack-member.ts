import { type Json, type SlackStandIn, slackIds } from '../stand-ins/slack.ts'

/** How Slack tells the bot: over the socket, or by signed requests. */
export type Tell = SlackStandIn['send']

interface Words {
  readonly thread?: string
  readonly files?: readonly Json[]
}

/** A member of the workspace who writes, calls, presses and fills in, and looks at what comes of it. */
export class SlackMember {
  readonly slack: SlackStandIn
  readonly user: string
  readonly channel: string
  readonly direct: string
  readonly #tell: Tell

  constructor(
    slack: SlackStandIn,
    tell: Tell,
    { user, channel, locale }: Readonly<Record<'user' | 'channel' | 'locale', string>>,
  ) {
    this.slack = slack
    this.#tell = tell
    this.user = user
    this.channel = channel
    this.direct = `D${channel.slice(1)}`
    slack.api.locales.set(user, locale)
  }

  /** Tells of it twice, as Slack does: as a mention and as a message of the channel. Gives the message's id. */
  async mention(text: string, words: Words = {}): Promise<string> {
    const mentioned = `<@${slackIds.bot}> ${text}`
    const event = this.#write(mentioned, this.channel, words)
    await this.#tell('events_api', this.slack.message(mentioned, event))
    await this.#tell('events_api', this.slack.mention(text, event))
    return String(event.ts)
  }

  async write(text: string, words: Words = {}): Promise<string> {
    const event = this.#write(text, this.channel, words)
    await this.#tell('events_api', this.slack.message(text, event))
    return String(event.ts)
  }

  async whisper(text: string, words: Words = {}): Promise<void> {
    await this.#tell('events_api', this.slack.direct(text, this.#write(text, this.direct, words)))
  }

  /** Calls a command; gives the address at which its answers arrive. */
  async call(command: string, text = ''): Promise<string> {
    const payload = this.slack.command(command, text, { channel_id: this.channel, user_id: this.user })
    await this.#tell('slash_commands', payload)
    return String(payload.response_url)
  }

  async diagnoseMessage(text: string): Promise<string> {
    const { ts } = this.slack.api.say(text, { channel: this.channel, user: this.user })
    return this.#interact(this.slack.shortcut({ text, ts }))
  }

  press(button: Json, message: Json, ephemeral = false): Promise<string> {
    return this.#interact(this.slack.press(button, { message, ephemeral }))
  }

  submit(view: Json, values: Readonly<Record<string, Json>>): Promise<string> {
    return this.#interact(this.slack.submission(view, values))
  }

  async openHome(): Promise<Json> {
    const before = this.slack.api.homes.length
    const event = { type: 'app_home_opened', user: this.user, tab: 'home', channel: this.direct }
    await this.#tell('events_api', this.slack.event(event))
    return this.slack.waitFor(() => this.slack.api.homes[before], patience)
  }

  /** What the bot wrote in a thread, or below no thread. */
  answers(thread?: string, channel = this.channel): readonly Json[] {
    return this.slack.messages(channel).filter((one) => one.user === slackIds.bot && one.thread_ts === thread)
  }

  async answer(thread: string, at = 0): Promise<Json> {
    return this.slack.waitFor(() => this.answers(thread)[at], patience)
  }

  async whispered(at = 0): Promise<Json> {
    return this.slack.waitFor(() => this.answers(undefined, this.direct)[at], patience)
  }

  async response(url: string, at = 0): Promise<Json> {
    return this.slack.waitFor(() => this.slack.responses.filter((one) => one.url === url)[at]?.body, patience)
  }

  /** The form that is shown next after `doing`. */
  async formAfter(doing: () => Promise<unknown>): Promise<Json> {
    const before = this.slack.api.views.length
    await doing()
    return this.slack.waitFor(() => this.slack.api.views[before], patience)
  }

  async #interact(payload: Json): Promise<string> {
    const channel = { id: this.channel, name: 'general' }
    const user = { id: this.user, username: 'wang', name: 'wang', team_id: slackIds.team }
    const mine = { ...payload, user, ...(payload.channel ? { channel } : {}) }
    await this.#tell('interactive', mine)
    return String(payload.response_url ?? '')
  }

  #write(text: string, channel: string, { thread, files }: Words): Json {
    const shared = { channel, user: this.user, ...(thread && { thread_ts: thread }), ...(files && { files }) }
    const { ts } = this.slack.api.say(text, shared)
    return { ...shared, ts, ...(thread && { parent_user_id: this.user }), ...(files && { subtype: 'file_share' }) }
  }
}

const patience = 20_000

/** All that a message says, as one text. */
export const textOf = (message: Json): string => textsIn(message.blocks ?? message).join('')

function textsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(textsIn)
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, one]) =>
    typeof one === 'string' && (key === 'text' || key === 'url') ? [one] : textsIn(one),
  )
}

/** The button of a message that reads so. */
export function buttonOf(message: Json, label: string): Json {
  const blocks = message.blocks as readonly { type: string; elements?: readonly Json[] }[]
  const buttons = blocks.flatMap(({ type, elements = [] }) => (type === 'actions' ? elements : []))
  const found = buttons.find(({ text }) => (text as Json).text === label)
  if (!found) throw new Error(`no button "${label}" among ${buttons.map(({ text }) => (text as Json).text)}`)
  return found
}
