import type { Chat } from '../chat/chat.ts'
import { ChatError } from '../chat/chat-error.ts'

/** The chat of that name; throws for good where its token is set no more, as for a job from before a restart. */
export function chatOf(chats: ReadonlyMap<string, Chat>, name: string): Chat {
  const chat = chats.get(name)
  if (!chat) throw new ChatError(`no token for ${name} is set any more`, { permanent: true })
  return chat
}
