import type { Chat } from '../chat/chat.ts'
import type { Address } from '../message.ts'
import type { Store } from '../store/store.ts'

/**
 * A sign of life when an answer takes longer than a second, taken away again when it stands. Any process may have shown it, and any may
 * post the answer; so both are noted in the store.
 */
export interface Receipts {
  /** An answer named `key` is worked on. */
  expect(key: string, chat: Chat, to: Address): void
  /** It stands, or there will be none. */
  settle(key: string, chat: Chat, to: Address): Promise<void>
  /** Forgets what is expected. */
  stop(): void
}

const patience = 1_000
const remembered = 3_600_000

export function openReceipts(store: Store): Receipts {
  const timers = new Map<string, NodeJS.Timeout>()
  const isSettled = async (key: string) => (await store.recall(`settled:${key}`)) !== undefined

  async function show(key: string, chat: Chat, to: Address): Promise<void> {
    timers.delete(key)
    if (await isSettled(key)) return
    await store.remember(`receipt:${key}`, true, remembered)
    await chat.receipt(to, true)
    if (await isSettled(key)) await chat.receipt(to, false)
  }

  return {
    expect(key, chat, to) {
      if (timers.has(key)) return
      timers.set(
        key,
        setTimeout(() => void show(key, chat, to).catch(() => {}), patience),
      )
    },
    async settle(key, chat, to) {
      const timer = timers.get(key)
      clearTimeout(timer)
      timers.delete(key)
      if (timer) return
      await store.remember(`settled:${key}`, true, remembered)
      if ((await store.recall(`receipt:${key}`)) !== undefined) await chat.receipt(to, false)
    },
    stop() {
      for (const timer of timers.values()) clearTimeout(timer)
      timers.clear()
    },
  }
}
