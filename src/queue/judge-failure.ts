import { hideSecrets } from '../hide-secrets.ts'
import type { Failure, QueueOptions } from './queue.ts'

/** What to do about a failed try. `hold` keeps the other jobs of its pace back as well. */
export type Judgement =
  | { readonly kind: 'again'; readonly wait: number; readonly hold: boolean }
  | { readonly kind: 'bury'; readonly reason: string }

export interface FailedTry {
  readonly error: unknown
  readonly failure: Failure | undefined
  /** How often it was tried, this time counted. */
  readonly tries: number
  /** How many of these failed because the chat asked to wait: that is its own clock, and no reason to wait longer the next time. */
  readonly waits: number
}

const longestReason = 500
/** No chat means it when it asks for more. */
const longestWait = 3_600_000

/** Decides between another try after a wait and the end. */
export function judgeFailure(
  { error, failure, tries, waits }: FailedTry,
  patience: QueueOptions['patience'],
): Judgement {
  if (failure?.kind === 'give-up') return { kind: 'bury', reason: shown(failure.reason) }
  if (tries >= patience.tries) return { kind: 'bury', reason: shown(`tried ${tries} times; ${messageOf(error)}`) }
  if (failure?.kind === 'retry') return { kind: 'again', wait: Math.min(failure.after, longestWait), hold: true }
  return { kind: 'again', wait: Math.min(patience.first * 2 ** (tries - waits - 1), patience.most), hold: false }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

const shown = (reason: string): string => hideSecrets(reason).text.slice(0, longestReason)
