import type { Chat } from '../chat/chat.ts'
import { ChatError } from '../chat/chat-error.ts'
import type { ChatName, MessageRef, Outgoing } from '../message.ts'
import { chatOf } from './chat-of.ts'
import type { Metrics } from './metrics.ts'

/** A chat that does not answer for so long is taken for one that failed. */
const sendPatience = 60_000

/** Posts or edits now, within a chat's time, and counts it; rejects as the chat does. */
export type SendNow = (chat: ChatName, outgoing: Outgoing) => Promise<MessageRef>

export function sendNowIn(chats: ReadonlyMap<string, Chat>, metrics: Pick<Metrics, 'sending'>): SendNow {
  return async (name, outgoing) => {
    const chat = chatOf(chats, name)
    return metrics.sending(outgoing.attempt, () => inTime(chat.send(outgoing)))
  }
}

/** Rejects when it takes longer than a chat may. */
async function inTime<Result>(doing: Promise<Result>): Promise<Result> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    const error = new ChatError('the chat did not answer', { permanent: false })
    timer = setTimeout(reject, sendPatience, error)
  })
  try {
    return await Promise.race([doing, late])
  } finally {
    clearTimeout(timer)
  }
}
