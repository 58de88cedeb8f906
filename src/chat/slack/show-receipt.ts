import type { Address } from '../../message.ts'
import type { Means } from './means.ts'
import { postResponse } from './post-response.ts'
import { words } from './words.ts'

const reaction = 'eyes'

/** A sign that an answer is worked on: the assistant's status, a reaction, or one private line, which Slack lets nobody take away. */
export async function showReceipt(means: Means, to: Address, shown: boolean): Promise<void> {
  try {
    await (to.kind === 'command' ? byResponse(means, to, shown) : onMessage(means, to, shown))
  } catch (err) {
    means.log.debug({ err }, 'slack: no sign of life')
  }
}

async function onMessage(
  { client }: Means,
  { channel, message, thread, direct }: Address,
  shown: boolean,
): Promise<void> {
  if (!channel) return
  if (direct && thread) {
    const status = shown ? '…' : ''
    const set = client.assistant.threads.setStatus({ channel_id: channel, thread_ts: thread, status })
    if (
      await set.then(
        () => true,
        () => false,
      )
    )
      return
  }
  if (!message) return
  const target = { channel, timestamp: message, name: reaction }
  await (shown ? client.reactions.add(target) : client.reactions.remove(target))
}

async function byResponse(means: Means, { responseUrl = '', lang }: Address, shown: boolean): Promise<void> {
  if (!shown || !responseUrl || means.answered.has(responseUrl)) return
  const text = words[lang === 'zh' ? 'zh' : 'en'].moment
  await postResponse(responseUrl, { response_type: 'ephemeral', text }, means.apiUrl)
}
