import type { webApi } from '@slack/bolt'
import type { Address, MessageRef, Outgoing } from '../../message.ts'
import { ChatError } from '../chat-error.ts'
import type { Means } from './means.ts'
import { editMessage, postMessage } from './post-message.ts'
import { postResponse } from './post-response.ts'
import { renderBlocks, renderHome, type SlackMessage } from './render-blocks.ts'
import { sendPrivately } from './send-privately.ts'
import { refusalOf, toChatError } from './to-chat-error.ts'

/** Posts, edits or publishes what the bot says. Rejects with a ChatError. */
export async function sendReply(means: Means, outgoing: Outgoing): Promise<MessageRef> {
  try {
    return await deliver(means, outgoing)
  } catch (error) {
    throw toChatError(error)
  }
}

async function deliver(means: Means, outgoing: Outgoing): Promise<MessageRef> {
  const { to, reply, edit } = outgoing
  if (to.kind === 'home') return publishHome(means.client, outgoing)
  const messages = renderBlocks(reply.markdown, reply.buttons)
  const standing = edit ?? reply.replaces
  if (standing && to.ephemeral) return sendPrivately(means, { outgoing, messages, instead: true })
  if (standing) return replace(means, { outgoing, messages, standing })
  if (reply.private && !to.direct) return sendPrivately(means, { outgoing, messages })
  return to.responseUrl && reply.private
    ? sendPrivately(means, { outgoing, messages })
    : publish(means, { outgoing, messages })
}

async function publishHome(client: webApi.WebClient, { to, reply, key }: Outgoing): Promise<MessageRef> {
  const user = need(to, 'user')
  await client.views.publish({ user_id: user, view: renderHome(reply.markdown, reply.buttons) })
  return { chat: 'slack', channel: user, id: key }
}

interface Sending {
  readonly outgoing: Outgoing
  readonly messages: readonly SlackMessage[]
}

async function publish(means: Means, { outgoing, messages }: Sending): Promise<MessageRef> {
  const { to } = outgoing
  const channel = to.channel || (await directChannel(means.client, need(to, 'person')))
  const { thread } = to
  const [first, ...rest] = messages
  const again = outgoing.attempt > 1
  const { client } = means
  try {
    const id = await postMessage(client, { channel, thread, message: first as SlackMessage, key: outgoing.key, again })
    const under = thread ?? id
    await postRest(means, rest, { channel, thread: under, key: outgoing.key, again })
    if (thread || !(to.direct || to.person)) means.threads.join(channel, under)
    return { chat: 'slack', channel, id, ...(thread && { thread }) }
  } catch (error) {
    if (!to.responseUrl || !/^(not_in_channel|channel_not_found)$/.test(refusalOf(error) ?? '')) throw error
    return publishByResponse(means, { outgoing, messages })
  }
}

/** Where somebody is written to directly; the same each time. */
async function directChannel(client: webApi.WebClient, person: string): Promise<string> {
  const { channel } = await client.conversations.open({ users: person })
  return channel?.id ?? person
}

/** In a channel that the bot is not in, a command's own address still takes an answer for everybody. */
async function publishByResponse({ apiUrl }: Means, { outgoing, messages }: Sending): Promise<MessageRef> {
  const { to, key } = outgoing
  for (const message of messages) {
    const body = { response_type: 'in_channel', replace_original: false, ...message }
    if (!(await postResponse(need(to, 'responseUrl'), body, apiUrl))) {
      throw new ChatError('the bot is not in this channel; invite it with /invite', { permanent: true })
    }
  }
  return { chat: 'slack', channel: need(to, 'channel'), id: key }
}

async function replace(means: Means, { outgoing, messages, standing }: Sending & { standing: MessageRef }) {
  const [first, ...rest] = messages
  const { channel, id } = standing
  await editMessage(means.client, { channel, id, message: first as SlackMessage })
  await postRest(means, rest, {
    channel,
    thread: standing.thread ?? id,
    key: outgoing.key,
    again: outgoing.attempt > 1,
  })
  return standing
}

interface Under {
  readonly channel: string
  readonly thread: string
  readonly key: string
  readonly again: boolean
}

async function postRest({ client }: Means, rest: readonly SlackMessage[], { key, ...under }: Under): Promise<void> {
  for (const [i, message] of rest.entries()) await postMessage(client, { ...under, message, key: `${key}.${i + 2}` })
}

function need(to: Address, name: string): string {
  const value = to[name]
  if (value) return value
  throw new ChatError(`the address of a reply holds no ${name}`, { permanent: true })
}
