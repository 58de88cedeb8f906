import { z } from 'zod'
import type { Called, Pressed, Visited } from '../../message.ts'
import { logFiles } from './log-files.ts'
import type { Means } from './means.ts'
import { plainWords } from './plain-words.ts'
import { actionOf } from './render-buttons.ts'

const command = z.looseObject({
  command: z.string().regex(/^\/[\w-]{1,60}$/),
  text: z.string().default(''),
  channel_id: z.string(),
  channel_name: z.string().optional(),
  user_id: z.string(),
  trigger_id: z.string(),
  response_url: z.string(),
})

/** `/ask …` */
export async function hearCommand(means: Means, body: unknown): Promise<Called> {
  const data = command.parse(body)
  const { channel_id: channel, user_id: user, response_url: responseUrl } = data
  const direct = data.channel_name === 'directmessage' || channel.startsWith('D')
  const person = await means.personOf(user)
  return {
    kind: 'called',
    id: `command-${data.trigger_id}`,
    at: Date.now(),
    place: { chat: 'slack', team: means.self.team, channel, direct, ...nameIn(data.channel_name) },
    person,
    to: { kind: 'command', channel, user, responseUrl, lang: person.locale ?? 'en' },
    command: data.command.slice(1),
    text: plainWords(withIds(data.text), means.self.user),
    files: [],
  }
}

/** Slack calls all private channels and direct messages the same. */
const nameIn = (name: string | undefined): { name?: string } =>
  name && !/^(privategroup|directmessage|mpdm-.*)$/.test(name) ? { name } : {}

/** A member by the id alone: names change, and anybody may take one. */
const withIds = (text: string): string => text.replace(/<@([UW][A-Z0-9]{2,20})\|[^<>]{0,100}>/g, '<@$1>')

const shortcut = z.looseObject({
  callback_id: z.string(),
  trigger_id: z.string(),
  response_url: z.string(),
  user: z.looseObject({ id: z.string() }),
  channel: z.looseObject({ id: z.string() }),
  message: z.looseObject({
    ts: z.string(),
    text: z.string().default(''),
    thread_ts: z.string().optional(),
    files: z.unknown().optional(),
  }),
})

/** "Diagnose this" on a message. */
export async function hearShortcut(means: Means, body: unknown): Promise<Called> {
  const { callback_id, trigger_id, response_url: responseUrl, user, channel, message } = shortcut.parse(body)
  const thread = message.thread_ts
  return {
    kind: 'called',
    id: `shortcut-${trigger_id}`,
    at: Date.now(),
    place: placeIn(means, channel.id, thread),
    person: await means.personOf(user.id),
    to: { kind: 'shortcut', channel: channel.id, user: user.id, responseUrl, ...(thread && { thread }) },
    command: callback_id,
    text: plainWords(message.text, means.self.user),
    files: logFiles(message.files),
  }
}

const press = z.looseObject({
  user: z.looseObject({ id: z.string() }),
  channel: z.looseObject({ id: z.string() }).optional(),
  container: z.looseObject({
    message_ts: z.string().optional(),
    channel_id: z.string().optional(),
    thread_ts: z.string().optional(),
    is_ephemeral: z.boolean().optional(),
  }),
  message: z.looseObject({ thread_ts: z.string().optional() }).optional(),
  response_url: z.string().optional(),
  actions: z
    .array(z.looseObject({ action_id: z.string(), action_ts: z.string(), value: z.string().max(2_000) }))
    .min(1),
})

/** A button under a reply; nothing for a button that is not one of ours. */
export async function hearPress(means: Means, body: unknown): Promise<Pressed | undefined> {
  const { data } = press.safeParse(body)
  const [button] = data?.actions ?? []
  const action = button && actionOf(button.action_id)
  if (!data || !button || !action) return undefined
  const { user, container, response_url: responseUrl } = data
  const channel = data.channel?.id ?? container.channel_id ?? ''
  const thread = data.message?.thread_ts ?? container.thread_ts
  const inChannel = placeIn(means, channel, thread)
  // A button on the home tab stands in no channel; what comes of it is told directly.
  const place = channel ? inChannel : { ...inChannel, direct: true }
  return {
    kind: 'pressed',
    id: `press-${user.id}-${button.action_ts}-${button.action_id}`,
    at: Date.now(),
    place,
    person: await means.personOf(user.id),
    to: {
      kind: 'press',
      channel,
      user: user.id,
      ...(responseUrl && { responseUrl }),
      ...(thread && { thread }),
      ...(container.is_ephemeral && { ephemeral: 'yes' }),
      ...(place.direct && { direct: 'yes' }),
      ...(!channel && { person: user.id }),
    },
    action,
    value: button.value,
    about: { chat: 'slack', channel, id: container.message_ts ?? '', ...(thread && { thread }) },
  }
}

const visit = z.looseObject({ user: z.string(), tab: z.literal('home') })

/** Somebody opened the home tab; nothing for the other tabs. */
export async function hearVisit(means: Means, event: unknown, id: string): Promise<Visited | undefined> {
  const { data } = visit.safeParse(event)
  if (!data) return undefined
  const { user } = data
  return {
    kind: 'visited',
    id,
    at: Date.now(),
    place: { chat: 'slack', team: means.self.team, channel: user, direct: true },
    person: await means.personOf(user),
    to: { kind: 'home', user },
  }
}

function placeIn({ self }: Means, channel: string, thread: string | undefined) {
  const direct = channel.startsWith('D')
  return { chat: 'slack', team: self.team, channel, direct, ...(thread && { thread }) } as const
}
