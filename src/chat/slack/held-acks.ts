import { setTimeout as sleep } from 'node:timers/promises'
import type { SlackMessage } from './render-blocks.ts'

/** A message for the asker alone, as an acknowledgement or a response address takes it. */
export type PrivateMessage = SlackMessage & { readonly response_type: 'ephemeral' }

/**
 * An answer that is there before its command must be acknowledged goes with the acknowledgement. That is one message or none: a response
 * address may have taken a message whose confirmation got lost, and nothing can look it up.
 */
export interface HeldAcks {
  /** Does `work`; where that says that an answer is to come, the acknowledgement waits for it a little. */
  hold(address: string, ack: (message?: PrivateMessage) => Promise<void>, work: () => Promise<boolean>): Promise<void>
  /** True when the message went with the acknowledgement; false when there is none to wait for, or it failed. */
  give(address: string, message: PrivateMessage): Promise<boolean>
}

interface Given {
  readonly message: PrivateMessage
  readonly done: (taken: boolean) => void
}

/** Commands are acknowledged within a second, also on a busy machine. */
const patience = 700

export function openHeldAcks(): HeldAcks {
  const held = new Map<string, (given: Given) => void>()
  return {
    async hold(address, ack, work) {
      const answer = new Promise<Given>((resolve) => held.set(address, resolve))
      if (await work()) await inTime(answer)
      const isFree = held.delete(address)
      await (isFree ? ack() : hand(ack, await answer))
    },
    async give(address, message) {
      const take = held.get(address)
      held.delete(address)
      return take ? new Promise<boolean>((done) => take({ message, done })) : false
    },
  }
}

async function hand(ack: (message: PrivateMessage) => Promise<void>, { message, done }: Given): Promise<void> {
  try {
    await ack(message)
    done(true)
  } catch (error) {
    done(false)
    throw error
  }
}

async function inTime(answer: Promise<unknown>): Promise<void> {
  const patient = new AbortController()
  await Promise.race([answer, sleep(patience, undefined, patient).catch(() => {})])
  patient.abort()
}
