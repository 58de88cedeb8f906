import { setTimeout as sleep } from 'node:timers/promises'
import type { Chat, Ears } from '../chat/chat.ts'
import { ChatError } from '../chat/chat-error.ts'
import type { Log } from '../log.ts'

const firstWait = 1_000
const longestWait = 30_000
/** The other chats do not wait longer for one that hangs. */
const startPatience = 10_000

/**
 * Connects all chats, each for itself. Rejects with every refusal at once (a wrong token, with where to make one); a chat that cannot be
 * reached now is tried again in the background, and the log says so once.
 */
export async function startChats(
  chats: readonly Chat[],
  earsOf: (chat: Chat) => Ears,
  { log, signal }: { readonly log: Log; readonly signal: AbortSignal },
): Promise<void> {
  const refusals: string[] = []
  const starts = chats.map(async (chat) => {
    try {
      await chat.start(earsOf(chat))
      log.info({ chat: chat.name }, 'connected')
    } catch (reason) {
      if (isRefusal(reason)) refusals.push(reason.message)
      else void keepTrying(chat, earsOf(chat), { log, signal, reason: reason as Error })
    }
  })
  await Promise.race([Promise.all(starts), sleep(startPatience, undefined, { ref: false })])
  if (refusals.length > 0) throw new Error(refusals.join('\n'))
}

const isRefusal = (error: unknown): error is Error => !(error instanceof ChatError) || error.permanent

interface Trying {
  readonly log: Log
  readonly signal: AbortSignal
  readonly reason: Error
}

async function keepTrying(chat: Chat, ears: Ears, { log, signal, reason }: Trying): Promise<void> {
  log.warn({ chat: chat.name, reason: reason.message }, 'cannot be reached; it is tried again until it can')
  for (let wait = firstWait; !signal.aborted; wait = Math.min(wait * 2, longestWait)) {
    await sleep(wait, undefined, { signal, ref: true }).catch(() => {})
    if (signal.aborted) return
    try {
      await chat.start(ears)
      log.info({ chat: chat.name }, 'connected')
      return
    } catch (err) {
      if (!isRefusal(err)) continue
      log.error({ chat: chat.name, reason: err.message }, 'refused; mend the token and start again')
      return
    }
  }
}
