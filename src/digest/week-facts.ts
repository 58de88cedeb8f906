import type { Member } from './channel-week.ts'
import type { Report } from './report.ts'

/** All that is known of one week of one channel; a digest is written from it alone. */
export interface WeekFacts {
  readonly channel: string
  readonly week: string
  readonly members: readonly Member[]
  /** Those of the week itself. */
  readonly reports: readonly Report[]
  /** Of the weeks before, newest first, up to eight of each member: what is carried over is counted in them. */
  readonly earlier: readonly Report[]
  /** Who said "I take it", by the key of the problem. */
  readonly taken: Readonly<Record<string, string>>
  readonly runs: readonly RunsOfName[]
  readonly failures: readonly FailureOfWeek[]
  /** How many questions were asked of the bot in this channel. */
  readonly asked: number
  readonly gaps: readonly OpenGap[]
  /** Titles of notes and known errors that the team added. */
  readonly added: readonly string[]
}

/** The runs of one name (`prod-upgrade`) in the week and in the week before. */
export interface RunsOfName {
  readonly name: string
  readonly tries: number
  readonly failed: number
  /** Milliseconds from the first start to the first success; absent where none succeeded. */
  readonly untilSuccess?: number
  readonly before?: { readonly tries: number; readonly failed: number; readonly untilSuccess?: number }
}

export interface FailureOfWeek {
  readonly title: string
  readonly count: number
  readonly hosts: number
  /** `returned`: it was marked solved before. */
  readonly kind: 'new' | 'known' | 'returned'
  readonly solvedBy?: string
}

export interface OpenGap {
  readonly id: string
  readonly text: string
  /** The OpenStack terms in it: gaps of one term stand together. */
  readonly terms: readonly string[]
}
