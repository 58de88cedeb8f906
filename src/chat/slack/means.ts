import type { webApi } from '@slack/bolt'
import type { Log } from '../../log.ts'
import type { Person } from '../../message.ts'
import type { Ears } from '../chat.ts'
import type { HeldAcks } from './held-acks.ts'
import type { Self } from './slack-options.ts'
import type { Threads } from './threads.ts'

/** What the parts of a connected Slack chat share. */
export interface Means {
  readonly client: webApi.WebClient
  readonly apiUrl?: string | undefined
  readonly log: Log
  readonly self: Self
  readonly ears: Ears
  readonly threads: Threads
  readonly personOf: (id: string) => Promise<Person>
  readonly acks: HeldAcks
  /** Response addresses that an answer went to: a sign of life would come too late. */
  readonly answered: Set<string>
  /** Parts of private replies that were taken, and those that surely were not: such a message cannot be looked up. */
  readonly delivered: Set<string>
  readonly refused: Set<string>
}

const most = 2_000

/** Adds to a set that forgets its oldest. */
export function note(set: Set<string>, key: string): void {
  set.add(key)
  if (set.size > most) set.delete(set.values().next().value as string)
}
