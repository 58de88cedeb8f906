import type { RunView } from './view-run.ts'

/** Why something must be told. */
export type Reason =
  /** post: a new board. */
  | 'started'
  | 'started-again'
  /** edit of the board, with something to say in its thread. */
  | 'failed'
  | 'silent'
  | 'recovered'
  | 'resolved'
  | 'ended'
  /** edit of the board, nothing else. */
  | 'progress'
  /** post in the thread: it still fails. */
  | 'reminder'

export type Decision =
  | { readonly kind: 'none' }
  | { readonly kind: 'wait'; readonly until: number }
  | { readonly kind: 'post'; readonly reason: Reason }
  /** `hosts`: those that the reason is about, failed or recovered since the last time. */
  | { readonly kind: 'edit'; readonly reason: Reason; readonly hosts: readonly string[] }

/** Somebody pressed a button: until then, or until the run ends, no reminder. */
export interface Hush {
  readonly kind: 'acknowledged' | 'silenced' | 'taken'
  readonly by: string
  readonly at: number
  readonly until?: number
}

/** What the channel was told last. Plain data, kept beside the board's message. */
export interface Posted {
  readonly at: number
  readonly shown: string
  readonly state: RunView['state']
  readonly over: boolean
  /** Hosts whose failure, and whose silence, was told. */
  readonly failing: readonly string[]
  readonly silent: readonly string[]
  /** A failure or silence was told since the board began. */
  readonly troubled: boolean
  readonly reminders: number
  /** When failing was told first or reminded of last. */
  readonly remindedAt: number
  readonly hush?: Hush
}
