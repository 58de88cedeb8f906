import type { DiscordStandIn, Waiting } from '../stand-ins/discord.ts'
import { channel, ids, type Json, message, thread, user } from '../stand-ins/discord-objects.ts'

/** A member of the server who writes, calls, presses and fills in, and looks at what comes of it. */
export class DiscordMember {
  readonly discord: DiscordStandIn
  readonly channel: string
  readonly locale: string

  constructor(discord: DiscordStandIn, { channel: id, locale }: Readonly<Record<'channel' | 'locale', string>>) {
    this.discord = discord
    this.channel = id
    this.locale = locale
    discord.gateway.dispatch('CHANNEL_CREATE', channel(id))
  }

  mention(content: string, over: Json = {}): Json {
    return this.discord.say(content, { mention: true, channel_id: this.channel, ...over })
  }

  write(content: string, over: Json = {}): Json {
    return this.discord.say(content, { channel_id: this.channel, ...over })
  }

  whisper(content: string, over: Json = {}): Json {
    return this.discord.say(content, { channel_id: ids.direct, ...over })
  }

  /** Answers a message of the bot. */
  answerTo(posted: Json, content: string): Json {
    const message_reference = { type: 0, message_id: posted.id, channel_id: posted.channel_id }
    const referenced_message = message({ ...posted, author: user(ids.bot) })
    return this.write(content, { type: 19, message_reference, referenced_message })
  }

  /** Opens a thread below the channel that the bot is part of. */
  openThread(): string {
    const id = String(this.write('see thread').id)
    this.discord.gateway.dispatch('THREAD_CREATE', { ...thread(id, true, this.channel), newly_created: true })
    return id
  }

  call(name: string, options: Json[] = []): Waiting {
    return this.discord.slash(name, options, this.#own())
  }

  complete(typed: string): Waiting {
    return this.discord.complete('ask', 'question', typed, this.#own())
  }

  diagnoseMessage(target: Json): Waiting {
    return this.discord.onMessage('Diagnose this', target, this.#own())
  }

  press(button: Json, on: Json): Waiting {
    return this.discord.press(String(button.custom_id), on, this.#own())
  }

  submit(modal: Json, fields: Readonly<Record<string, string | string[]>>, over: Json = {}): Waiting {
    return this.discord.submit(String(modal.custom_id), fields, { ...this.#own(), ...over })
  }

  /** Calls for a form of more than five fields, fills in both parts, and gives what is said to it. */
  async fillInParts(command: string, fields: Readonly<Record<string, string>>): Promise<Json> {
    const entries = Object.entries(fields)
    const modal = await this.atOnce(this.call(command))
    const first = this.submit(modal, Object.fromEntries(entries.slice(0, 5)))
    const kept = await this.discord.waitFor(() => first.original, patience)
    const rest = await this.atOnce(this.press(buttonsOf(kept.components)[0] ?? {}, kept))
    return this.reply(this.submit(rest, Object.fromEntries(entries.slice(5)), { message: kept }))
  }

  /** The message that answers `asked`, oldest first. */
  async answer(asked: Json, at = 0): Promise<Json> {
    const to = ({ message_reference }: Json) => (message_reference as Json | undefined)?.message_id === asked.id
    return this.discord.waitFor(() => this.discord.posted(String(asked.channel_id)).filter(to)[at], patience)
  }

  async postedIn(id: string, at: number): Promise<Json> {
    return this.discord.waitFor(() => this.discord.posted(id)[at], patience)
  }

  /** What took the place of "thinking …". */
  async reply(waiting: Waiting): Promise<Json> {
    return this.discord.waitFor(() => (waiting.original?.edited ? waiting.original : undefined), patience)
  }

  /** The form, or the titles, that came at once. */
  async atOnce(waiting: Waiting): Promise<Json> {
    return this.discord.waitFor(() => waiting.callback?.data as Json | undefined, patience)
  }

  #own(): Json {
    return { locale: this.locale, channel_id: this.channel }
  }
}

const patience = 20_000

/** All that a message says, as one text. */
export function textOf({ content, embeds, components }: Json): string {
  const shown = ((embeds ?? []) as Json[]).flatMap(({ title, description }) => [title, description])
  return [content, ...shown, ...buttonsOf(components).map(({ label }) => label)].filter(Boolean).join('\n')
}

const buttonsOf = (components: unknown): Json[] =>
  ((components ?? []) as { components: Json[] }[]).flatMap((row) => row.components)

/** The button of a message that reads so. */
export function buttonOf({ components }: Json, label: string): Json {
  const found = buttonsOf(components).find((button) => button.label === label)
  if (!found) throw new Error(`no button "${label}" among ${buttonsOf(components).map((button) => button.label)}`)
  return found
}
