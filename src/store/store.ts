import type { Speech } from '../message.ts'

/** When the bot speaks in a channel. */
export type ChannelRule = 'mention' | 'questions' | 'all' | 'off'

export interface Vote {
  /** The reply's key. */
  readonly reply: string
  readonly person: string
  readonly helpful: boolean
  readonly reason?: string
  readonly ids: readonly string[]
  readonly at: number
}

/** A question or failure that the bot could not answer, or whose answer was voted down. */
export interface Gap {
  readonly id: string
  readonly kind: 'unsure' | 'unknown' | 'voted-down'
  readonly text: string
  readonly lang: Speech
  readonly channel: string
  readonly at: number
}

/** What is kept: Redis for any number of processes, memory for one. Every method rejects when the store is away. */
export interface Store {
  /** True the first time a key is seen within `ttl` milliseconds. */
  once(key: string, ttl: number): Promise<boolean>
  /** Small facts that outlive a process: JSON, forgotten after `ttl` milliseconds. */
  remember(key: string, value: unknown, ttl: number): Promise<void>
  recall(key: string): Promise<unknown>
  channelRule(channel: string): Promise<ChannelRule | undefined>
  setChannelRule(channel: string, rule: ChannelRule): Promise<void>
  /** One vote a person and reply; a later one takes the place of the earlier. */
  addVote(vote: Vote): Promise<void>
  votes(since: number): Promise<readonly Vote[]>
  addGap(gap: Gap): Promise<void>
  gaps(limit: number): Promise<readonly Gap[]>
  close(): Promise<void>
}
