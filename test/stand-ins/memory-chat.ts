import type { Chat, Ears } from '../../src/chat/chat.ts'
import type { ChatName, Outgoing } from '../../src/message.ts'

export interface MemoryChat extends Chat {
  readonly posted: Outgoing[]
  readonly receipts: boolean[]
  ears(): Ears
  /** Resolves with all that was posted once there are `count` posts. */
  until(count: number): Promise<readonly Outgoing[]>
}

export interface MemoryChatOptions {
  readonly name?: ChatName
  readonly start?: () => Promise<void>
  /** What happens before a message stands. */
  readonly send?: (outgoing: Outgoing, receipts: readonly boolean[]) => Promise<void> | void
  readonly onReceipt?: (shown: boolean) => void
}

/** A chat in memory, which a test tells how to fail. */
export function memoryChat({ name = 'slack', start, send, onReceipt }: MemoryChatOptions = {}): MemoryChat {
  const posted: Outgoing[] = []
  const receipts: boolean[] = []
  let own: Ears | undefined
  let wake = () => {}
  return {
    name,
    posted,
    receipts,
    ears: () => own as Ears,
    async until(count) {
      while (posted.length < count) await new Promise<void>((resolve) => (wake = resolve))
      return posted
    },
    async start(ears) {
      await start?.()
      own = ears
    },
    async stop() {},
    async send(outgoing) {
      await send?.(outgoing, receipts)
      posted.push(outgoing)
      wake()
      return { chat: name, channel: 'C1', id: outgoing.key }
    },
    async receipt(_, shown) {
      receipts.push(shown)
      onReceipt?.(shown)
    },
    fetchFile: () => Promise.reject(new Error('there are no files')),
    state: () => 'connected',
  }
}
