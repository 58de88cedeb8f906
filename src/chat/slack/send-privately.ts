import type { MessageRef, Outgoing } from '../../message.ts'
import { ChatError } from '../chat-error.ts'
import { type Means, note } from './means.ts'
import { postResponse } from './post-response.ts'
import type { SlackMessage } from './render-blocks.ts'

interface Sending {
  readonly outgoing: Outgoing
  readonly messages: readonly SlackMessage[]
  /** Takes the place of the private message whose button was pressed. */
  readonly instead?: boolean
}

/** Slack takes five messages a response address; one of them may be the sign of life. */
const mostParts = 4

/** To the asker alone: by the response address where there is one, else as an ephemeral message. */
export async function sendPrivately(
  means: Means,
  { outgoing, messages, instead = false }: Sending,
): Promise<MessageRef> {
  const { to, key } = outgoing
  for (const [i, message] of messages.slice(0, mostParts).entries()) {
    const part = `${key}.${i}`
    if (means.delivered.has(part)) continue
    await deliver(means, { outgoing, message, instead: instead && i === 0 })
    note(means.delivered, part)
  }
  return { chat: 'slack', channel: to.channel ?? '', id: key, ...(to.thread && { thread: to.thread }) }
}

async function deliver(
  means: Means,
  { outgoing, message, instead }: { outgoing: Outgoing; message: SlackMessage; instead: boolean },
) {
  const { responseUrl, thread, channel, user } = outgoing.to
  if (responseUrl) {
    const over = instead || means.waiting.delete(responseUrl)
    const place = thread && !over ? { thread_ts: thread } : {}
    const body = { response_type: 'ephemeral', replace_original: over, ...place, ...message }
    if (await postResponse(responseUrl, body, means.apiUrl)) return
  }
  if (!channel || !user) {
    throw new ChatError('the time to answer this is over; ask again', { permanent: true })
  }
  const place = { channel, user, ...(thread && { thread_ts: thread }) }
  await means.client.chat.postEphemeral({ ...place, ...message, link_names: false, parse: 'none' })
}
