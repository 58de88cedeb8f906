import { type APIChannel, type REST, Routes } from 'discord.js'
import type { MessageRef, Outgoing } from '../../message.ts'
import { ChatError } from '../chat-error.ts'
import { type DiscordAddress, readAddress } from './address.ts'
import { answerInPublic, answerPrivately, dropThinking, type Token } from './answer-interaction.ts'
import { chatErrorOf, isExpired } from './chat-error-of.ts'
import { openThread } from './open-thread.ts'
import { postInChannel } from './post-in-channel.ts'
import { type MessagePayload, renderMessage } from './render-message.ts'

/** Discord takes replies to an interaction for 15 minutes. */
const lifetime = 14.5 * 60_000

/** Until then an interaction that Discord does not know may be acknowledged still. */
const ackTime = 3_500

/** Posts or edits one reply. Rejects with a ChatError. */
export async function sendReply(rest: REST, outgoing: Outgoing, now: number): Promise<MessageRef> {
  try {
    return await send(rest, outgoing, now)
  } catch (error) {
    throw chatErrorOf(error)
  }
}

async function send(rest: REST, outgoing: Outgoing, now: number): Promise<MessageRef> {
  const { reply, edit = reply.replaces } = outgoing
  const payloads = renderMessage(reply)
  const to = readAddress(outgoing.to)
  const token = to.interaction && now - to.interaction.at < lifetime ? to.interaction : undefined
  if (edit) return editMessage(rest, edit, payloads, token)
  if (reply.private && to.interaction) return sendPrivately(rest, outgoing, { to, token, payloads, now })
  if (to.person) return postTo(rest, await directChannel(rest, to.person), outgoing.key, payloads)
  const thread = to.topic && to.message ? await openThread(rest, to.channel, to.message, to.topic) : undefined
  if (thread) return postTo(rest, thread, outgoing.key, payloads)
  const id = await sendInPublic(rest, outgoing.key, { to, token, payloads, now })
  return { chat: 'discord', channel: to.channel, id }
}

async function postTo(
  rest: REST,
  channel: string,
  key: string,
  payloads: readonly MessagePayload[],
): Promise<MessageRef> {
  return { chat: 'discord', channel, id: await postInChannel(rest, { channel, key }, payloads) }
}

interface Delivery {
  readonly to: DiscordAddress
  readonly token: DiscordAddress['interaction']
  readonly payloads: readonly MessagePayload[]
  readonly now: number
}

/** In the interaction, else in a direct message: a private answer is never shown to others because it was late. */
async function sendPrivately(
  rest: REST,
  { key, reply }: Outgoing,
  { to, token, payloads, now }: Delivery,
): Promise<MessageRef> {
  try {
    if (token)
      return { chat: 'discord', channel: to.channel, id: await answerPrivately(rest, token, payloads, reply.markdown) }
  } catch (error) {
    if (!isExpired(error)) throw error
    if (now - (token?.at ?? 0) < ackTime)
      throw new ChatError('another process acknowledges it now', { permanent: false })
  }
  const channel = to.direct || !to.user ? to.channel : await directChannel(rest, to.user)
  return { chat: 'discord', channel, id: await postInChannel(rest, { channel, key }, payloads) }
}

async function directChannel(rest: REST, user: string): Promise<string> {
  return ((await rest.post(Routes.userChannels(), { body: { recipient_id: user } })) as APIChannel).id
}

async function sendInPublic(rest: REST, key: string, { to, token, payloads }: Delivery): Promise<string> {
  const { channel, message } = to
  try {
    const id = await postInChannel(rest, { channel, key, ...(message && { message }) }, payloads)
    if (token) await dropThinking(rest, token)
    return id
  } catch (error) {
    const shutOut = token && /\((50001|50013|10003)\)/.test(chatErrorOf(error).message)
    if (!shutOut) throw error
    return answerInPublic(rest, token, payloads)
  }
}

async function editMessage(
  rest: REST,
  { channel, id }: MessageRef,
  [first]: readonly MessagePayload[],
  token: Token | undefined,
): Promise<MessageRef> {
  await rest.patch(Routes.channelMessage(channel, id), { body: first })
  if (token) await dropThinking(rest, token)
  return { chat: 'discord', channel, id }
}
