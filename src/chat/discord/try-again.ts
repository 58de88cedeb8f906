import { setTimeout as sleep } from 'node:timers/promises'
import { chatErrorOf } from './chat-error-of.ts'

/** Tries up to `tries` times what may succeed later. For what somebody waits for; messages are the queue's. */
export async function tryAgain<T>(
  call: () => Promise<T>,
  { tries, wait }: { tries: number; wait: number },
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await call()
    } catch (error) {
      if (attempt >= tries || chatErrorOf(error).permanent) throw error
      await sleep(wait * attempt)
    }
  }
}
