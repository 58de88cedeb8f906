import type { Chat } from '../chat/chat.ts'
import { ChatError } from '../chat/chat-error.ts'
import type { ChatName, MessageRef, Outgoing } from '../message.ts'
import { inTime } from './do-work.ts'
import type { Metrics } from './metrics.ts'

/** Posts or edits now, within a chat's time, and counts it; rejects as the chat does. */
export type SendNow = (chat: ChatName, outgoing: Outgoing) => Promise<MessageRef>

export function sendNowIn(chats: ReadonlyMap<string, Chat>, metrics: Pick<Metrics, 'sending'>): SendNow {
  return async (name, outgoing) => {
    const chat = chats.get(name)
    if (!chat) throw new ChatError(`no token for ${name} is set any more`, { permanent: true })
    return metrics.sending(outgoing.attempt, () => inTime(chat.send(outgoing)))
  }
}
