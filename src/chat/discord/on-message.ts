import type { Message, REST } from 'discord.js'
import type { Log } from '../../log.ts'
import type { Said } from '../../message.ts'
import type { Ears } from '../chat.ts'
import type { InOrder } from '../in-order.ts'
import { postInChannel } from './post-in-channel.ts'
import { renderMessage } from './render-message.ts'
import { saidFrom } from './said-from.ts'
import { texts } from './texts.ts'

export interface MessageParts {
  readonly rest: REST
  readonly ears: Ears
  readonly log: Log
  /** Threads whose earlier messages the bot was given. */
  readonly seen: Set<string>
  readonly inOrder: InOrder
}

/** Tells the bot of a message. Who asked is told when that fails, because Discord tells of a message only once. */
export async function onMessage(message: Message, parts: MessageParts): Promise<void> {
  const hearing = saidFrom(message, message.client.user.id, parts.seen)
  hearing.catch(() => {})
  await parts.inOrder(message.channelId, async () => {
    const said = await hearing
    if (said) await takeOver(message, said, parts)
  })
}

async function takeOver(message: Message, said: Said, { rest, ears, log }: MessageParts): Promise<void> {
  try {
    await ears.accept(said)
  } catch (err) {
    log.error({ message: message.id, err }, 'what happened could not be taken over')
    if (said.by === 'overheard' || said.by === 'thread') return
    const markdown = texts[/\p{Script=Han}/u.test(said.text) ? 'zh' : 'en'].notTaken
    const payloads = renderMessage({ markdown, kind: 'failed', buttons: [] })
    await postInChannel(
      rest,
      { channel: message.channelId, message: message.id, key: `not-taken:${message.id}` },
      payloads,
    )
  }
}
