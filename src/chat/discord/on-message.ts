import type { Message, REST } from 'discord.js'
import type { Log } from '../../log.ts'
import type { Ears } from '../chat.ts'
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
}

/** Tells the bot of a message. Who asked is told when that fails, because Discord tells of a message only once. */
export async function onMessage(message: Message, { rest, ears, log, seen }: MessageParts): Promise<void> {
  const said = await saidFrom(message, message.client.user.id, seen)
  if (!said) return
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
