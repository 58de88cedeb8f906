import type { MessageRef, Outgoing, Reply } from '../../message.ts'
import { ChatError } from '../chat-error.ts'
import { type Means, note } from './means.ts'
import { postResponse } from './post-response.ts'
import { renderBlocks, type SlackMessage } from './render-blocks.ts'
import { toChatError } from './to-chat-error.ts'
import { words } from './words.ts'

interface Sending {
  readonly outgoing: Outgoing
  readonly messages: readonly SlackMessage[]
  /** Takes the place of the private message whose button was pressed. */
  readonly instead?: boolean
}

/** Slack takes five messages a response address; one of them may be the sign of life. */
const mostByAddress = 4

/**
 * To the asker alone: with the acknowledgement or by the response address where there is one, else as an ephemeral message. What may have
 * arrived already is not sent twice: the asker is offered to see it.
 */
export async function sendPrivately(
  means: Means,
  { outgoing, messages, instead = false }: Sending,
): Promise<MessageRef> {
  const { to, key, reply, attempt } = outgoing
  const { responseUrl, ...here } = to
  for (const [i, message] of messages.entries()) {
    const part = `${key}.${i}`
    if (means.delivered.has(part)) continue
    const over = instead && i === 0
    const unclear = attempt > 1 && !over && !means.refused.has(part)
    const offer = unclear ? offerOf(reply) : undefined
    const address = { ...here, ...(responseUrl && i < mostByAddress && { responseUrl }) }
    await deliver(means, { to: address, part, message: offer ?? message, over, unclear })
    if (offer) break
  }
  return { chat: 'slack', channel: to.channel ?? '', id: key, ...(to.thread && { thread: to.thread }) }
}

const offerOf = ({ again, lang }: Reply): SlackMessage | undefined =>
  again && renderBlocks(words[lang].unclear, [again])[0]

interface Part {
  readonly to: Outgoing['to']
  readonly part: string
  readonly message: SlackMessage
  readonly over: boolean
  /** An earlier try may have arrived; that this one is refused does not change it. */
  readonly unclear: boolean
}

/** Puts down whether Slack took it, so that a further try knows. */
async function deliver(means: Means, one: Part): Promise<void> {
  means.refused.delete(one.part)
  try {
    await bySomeWay(means, one)
    note(means.delivered, one.part)
  } catch (error) {
    if (!one.unclear && toChatError(error).refused) note(means.refused, one.part)
    throw error
  }
}

async function bySomeWay(means: Means, { to, message, over }: Part): Promise<void> {
  const { responseUrl, thread, channel, user } = to
  if (responseUrl) {
    note(means.answered, responseUrl)
    const body = { response_type: 'ephemeral', ...message } as const
    if (await means.acks.give(responseUrl, body)) return
    const place = thread && !over ? { thread_ts: thread } : {}
    if (await postResponse(responseUrl, { ...body, ...place, replace_original: over }, means.apiUrl)) return
  }
  if (!channel || !user) {
    throw new ChatError('the time to answer this is over; ask again', { permanent: true })
  }
  const place = { channel, user, ...(thread && { thread_ts: thread }) }
  await means.client.chat.postEphemeral({ ...place, ...message, link_names: false, parse: 'none' })
}
