/** Who keeps the week in a channel, and when: plain data, as the store holds it. Days are `2026-11-23`, times `17:30`, zones IANA names. */
export interface WeekSettings {
  /** The channel's own zone: for the digest, and for members whose zone no chat knows. */
  readonly zone: string
  /** When a report is due, in each member's own zone; weekdays are 1 (Monday) to 7. */
  readonly deadline: { readonly weekday: number; readonly time: string }
  /** When the digest is posted, in the channel's zone: the first such moment after the deadline has passed for everybody. */
  readonly digest: { readonly weekday: number; readonly time: string }
  /** Days on which nobody works, and no one is reminded. */
  readonly holidays: readonly string[]
  /** No direct message in these hours of the member's zone. */
  readonly quiet: { readonly from: string; readonly until: string }
  readonly lang: 'en' | 'zh'
}

export interface Member {
  readonly person: string
  readonly name: string
  readonly zone?: string
  readonly lang?: 'en' | 'zh'
  /** Milliseconds since 1970. */
  readonly joinedAt: number
  /** Weekdays of work, 1 to 7; Monday to Friday where absent. */
  readonly workdays?: readonly number[]
  /** On leave on these days, both included. */
  readonly away?: { readonly from: string; readonly until: string }
  /** No reminder before that moment. */
  readonly snoozedUntil?: number
}

/** `early`: at 80 % of the member's window; `last`: when it ends. */
export type ReminderKind = 'early' | 'last'

/** A reminder that is due. Kept as it is when it was sent: then it is not due again, unless a snooze asks for it at a later moment. */
export interface Reminder {
  readonly person: string
  readonly week: string
  readonly kind: ReminderKind
  /** Milliseconds since 1970 at which it became due. */
  readonly at: number
}

export type DueReminder = Reminder
export type Reminded = Reminder
