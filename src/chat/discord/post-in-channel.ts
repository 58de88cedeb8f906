import { type APIMessage, type REST, Routes } from 'discord.js'
import { nonceOf } from './nonce-of.ts'
import type { MessagePayload } from './render-message.ts'

export interface Posting {
  readonly channel: string
  /** The message that is answered; nobody is pinged by it. */
  readonly message?: string
  readonly key: string
}

/** Messages that were posted, with their ids: a reply that Discord took half of is gone on with, not begun anew. */
const postedBy = new WeakMap<REST, Map<string, string>>()
const mostPosted = 5_000

/** Posts the messages of one reply in order; gives the last. Doing it again posts none twice. */
export async function postInChannel(
  rest: REST,
  { channel, message, key }: Posting,
  payloads: readonly MessagePayload[],
): Promise<string> {
  const posted = postedBy.get(rest) ?? new Map<string, string>()
  postedBy.set(rest, posted)
  let id = ''
  for (const [part, payload] of payloads.entries()) {
    const name = `${channel}:${nonceOf(key, part)}`
    const standing = posted.get(name)
    if (standing) {
      id = standing
      continue
    }
    const body = {
      ...payload,
      nonce: nonceOf(key, part),
      enforce_nonce: true,
      ...(message && part === 0 && { message_reference: { message_id: message, fail_if_not_exists: false } }),
    }
    id = ((await rest.post(Routes.channelMessages(channel), { body })) as APIMessage).id
    posted.set(name, id)
    if (posted.size > mostPosted) posted.delete(posted.keys().next().value as string)
  }
  return id
}
