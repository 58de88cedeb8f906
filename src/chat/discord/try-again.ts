import { setTimeout as sleep } from 'node:timers/promises'
import { chatErrorOf } from './chat-error-of.ts'

export interface Trying {
  readonly tries: number
  /** Milliseconds before the second try, and as many more before each further one; or as long as Discord asks. */
  readonly wait: number
  /** Milliseconds after which no further try begins. */
  readonly within?: number
}

/** Tries again what may succeed later. For what somebody waits for; messages are the queue's. */
export async function tryAgain<T>(
  call: () => Promise<T>,
  { tries, wait, within = Number.POSITIVE_INFINITY }: Trying,
): Promise<T> {
  const end = Date.now() + within
  for (let attempt = 1; ; attempt++) {
    try {
      return await call()
    } catch (error) {
      const { permanent, retryAfter = 0 } = chatErrorOf(error)
      const pause = Math.max(wait * attempt, retryAfter)
      if (attempt >= tries || permanent || Date.now() + pause > end) throw error
      await sleep(pause)
    }
  }
}
