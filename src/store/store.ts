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
  /** Who asked, by his id in that chat; nobody where it came from a deployment. */
  readonly person?: string
}

/** Where a record stands, and how long and how many of its table are kept. */
export interface Table {
  readonly name: string
  /** Milliseconds after the last change of any of its records; for ever when there is none. */
  readonly ttl?: number
  /** Of more records the ones changed longest ago are forgotten. */
  readonly most: number
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
  /** Takes away the votes and gaps of a person, by his id in his chat; gives how many there were. */
  forget(person: string): Promise<{ readonly votes: number; readonly gaps: number }>
  /** The records of a table by id, the one changed last first, `limit` of them at most. */
  records(table: string, limit: number): Promise<ReadonlyMap<string, unknown>>
  record(table: string, id: string): Promise<unknown>
  /**
   * Reads, changes and writes a record in one piece over all processes, and gives what stands then; undefined takes it away. `change` may
   * be called several times.
   */
  changeRecord<Kept>(
    table: Table,
    id: string,
    change: (kept: Kept | undefined) => Kept | undefined,
  ): Promise<Kept | undefined>
  close(): Promise<void>
}
