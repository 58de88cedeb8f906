import { mistakesOfMessage, mistakesOfView } from './slack-limits.ts'
import { type Json, slackIds } from './slack-payloads.ts'

type Message = Record<string, unknown> & { ts: string }

/** The methods of the Web API that the bot calls, with channels that remember. */
export class SlackApi {
  readonly messages = new Map<string, Message[]>()
  readonly ephemeral: Json[] = []
  readonly views: Json[] = []
  readonly homes: Json[] = []
  /** Where its members live. */
  zone = 'Asia/Shanghai'
  /** Members who are not `en-US` in Shanghai. */
  readonly locales = new Map<string, string>()
  #count = 0

  stamp(): string {
    this.#count += 1
    return `1760000000.${String(this.#count).padStart(6, '0')}`
  }

  in(channel: unknown): Message[] {
    const name = String(channel)
    const found = this.messages.get(name) ?? []
    this.messages.set(name, found)
    return found
  }

  /** A member's message that the bot has not heard. */
  say(text: string, { channel = slackIds.channel, ...more }: Json & { channel?: string } = {}): Message {
    const message = { type: 'message', user: slackIds.user, text, ts: this.stamp(), ...more }
    this.in(channel).push(message)
    return message
  }

  call(method: string, args: Json): Json {
    const known: Readonly<Record<string, (args: Json) => Json>> = {
      'auth.test': () => ({
        url: 'https://stand-in.slack.com/',
        team_id: slackIds.team,
        user_id: slackIds.bot,
        bot_id: slackIds.botId,
      }),
      'users.info': ({ user }) => ({ user: this.#member(String(user)) }),
      'chat.postMessage': (args) => this.#post(args),
      'chat.postEphemeral': (args) => this.#whisper(args),
      'chat.update': (args) => this.#update(args),
      'conversations.open': ({ users }) => ({ channel: { id: `D${String(users).slice(1)}` } }),
      'conversations.history': ({ channel }) => ({ messages: this.in(channel).toReversed() }),
      'conversations.replies': ({ channel, ts }) => ({
        messages: this.in(channel).filter((one) => one.ts === ts || one.thread_ts === ts),
      }),
      'views.open': ({ view }) => this.#view(view as Json, this.views),
      'views.publish': ({ view }) => this.#view(view as Json, this.homes),
      'reactions.add': () => ({}),
      'reactions.remove': () => ({}),
      'assistant.threads.setStatus': () => ({}),
      'assistant.threads.setSuggestedPrompts': () => ({}),
    }
    const run = known[method]
    return run ? { ok: true, ...run(args) } : { ok: false, error: 'unknown_method' }
  }

  #member(id: string): Json {
    return {
      id,
      name: 'lin',
      tz: this.zone,
      locale: this.locales.get(id) ?? 'en-US',
      profile: { display_name: 'Lin' },
    }
  }

  #post(args: Json): Json {
    if (args.channel === 'CGONE') return { ok: false, error: 'channel_not_found' }
    if (args.channel === 'CNOTIN') return { ok: false, error: 'not_in_channel' }
    const wrong = refused(args)
    if (wrong) return wrong
    const message = { type: 'message', user: slackIds.bot, bot_id: slackIds.botId, ts: this.stamp(), ...args }
    this.in(args.channel).push(message)
    return { channel: args.channel, ts: message.ts, message }
  }

  #whisper(args: Json): Json {
    const wrong = refused(args)
    if (wrong) return wrong
    this.ephemeral.push(args)
    return { message_ts: this.stamp() }
  }

  #update(args: Json): Json {
    const message = this.in(args.channel).find(({ ts }) => ts === args.ts)
    if (!message) return { ok: false, error: 'message_not_found' }
    const wrong = refused(args)
    if (wrong) return wrong
    Object.assign(message, args, { edited: true })
    return { channel: args.channel, ts: args.ts }
  }

  #view(view: Json, kept: Json[]): Json {
    const mistakes = mistakesOfView(view)
    if (mistakes.length > 0) return { ok: false, error: 'invalid_arguments', response_metadata: { messages: mistakes } }
    const opened = { id: `V${this.stamp().slice(-6)}`, ...view }
    kept.push(opened)
    return { view: opened }
  }
}

function refused(args: Json): Json | undefined {
  const mistakes = mistakesOfMessage(args)
  return mistakes.length > 0
    ? { ok: false, error: 'invalid_blocks', response_metadata: { messages: mistakes } }
    : undefined
}
