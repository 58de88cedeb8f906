import { type APIMessage, type REST, Routes } from 'discord.js'
import { nonceOf } from './nonce-of.ts'
import type { MessagePayload } from './render-message.ts'

export interface Posting {
  readonly channel: string
  /** The message that is answered; nobody is pinged by it. */
  readonly message?: string
  readonly key: string
}

/** Posts the messages of one reply in order; gives the last. Doing it again posts none twice. */
export async function postInChannel(
  rest: REST,
  { channel, message, key }: Posting,
  payloads: readonly MessagePayload[],
): Promise<string> {
  let id = ''
  for (const [part, payload] of payloads.entries()) {
    const body = {
      ...payload,
      nonce: nonceOf(key, part),
      enforce_nonce: true,
      ...(message && part === 0 && { message_reference: { message_id: message, fail_if_not_exists: false } }),
    }
    id = ((await rest.post(Routes.channelMessages(channel), { body })) as APIMessage).id
  }
  return id
}
