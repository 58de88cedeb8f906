import type { Happened, Outgoing } from '../message.ts'

/** Work that is not lost when the process dies. Plain data. */
export type Job =
  /** Something happened in a chat: work out the reply. */
  | {
      readonly kind: 'happened'
      readonly happened: Happened
      /** Secrets that were hidden in what was said, before it came here. */
      readonly hidden: number
      /** A form was opened for it, so nothing more needs to be said. */
      readonly formShown: boolean
    }
  /** A message waits to be posted. */
  | { readonly kind: 'send'; readonly chat: string; readonly outgoing: Omit<Outgoing, 'attempt'> }
  /** Worker hosts said something about a run: fold it into the run's state. Each ping with the time of its arrival. */
  | { readonly kind: 'ping'; readonly run: string; readonly pings: readonly ReceivedPing[] }
  /** Look at a run for a channel (`slack:C0123`): post, edit or look again later. */
  | { readonly kind: 'board'; readonly run: string; readonly channel: string }
  /** Look what is due in the channels that keep the week. */
  | { readonly kind: 'tick' }
  /** Remind a member of his report: plain data of `digest/`. */
  | { readonly kind: 'remind'; readonly channel: string; readonly reminder: object }
  /** Post the digest of a week (`2026-W47`) into a channel. */
  | { readonly kind: 'digest'; readonly channel: string; readonly week: string }
  /** Proves that jobs are worked on. */
  | { readonly kind: 'watchdog'; readonly by: string }

/** A ping as `deploy/` reads it, and when it came. */
export interface ReceivedPing {
  readonly ping: object
  readonly received: number
}

export type JobKind = Job['kind']
export type JobOf<Kind extends JobKind> = Extract<Job, { kind: Kind }>

/** How a try went wrong: `after` milliseconds later again, or never. Any other error is tried again with growing waits. */
export type Failure =
  | { readonly kind: 'retry'; readonly after: number }
  | { readonly kind: 'give-up'; readonly reason: string }

export type Work = { readonly [Kind in JobKind]: (job: JobOf<Kind>, attempt: number) => Promise<void> }

export interface AddOptions {
  /** The same id is added once, as long as the queue remembers it (a day at least). */
  readonly id: string
  readonly delay?: number
  /** Jobs of one line are done one after the other, in the order in which they were added. */
  readonly line?: string
  /** Jobs of one pace, over all lines and processes, begin no faster than the queue's pace; other jobs do not wait for them. */
  readonly pace?: string
  /**
   * "Do this again": the id may return, and one such job waits at most; the earlier of both times holds. A job that was begun does not
   * count as waiting. Only for jobs whose line holds no others.
   */
  readonly refresh?: boolean
}

export interface QueueOptions {
  /** One job of a pace every `interval` milliseconds in the long run, `burst` of them at once after a rest. */
  readonly pace: { readonly interval: number; readonly burst: number }
  /** After the first failure `first` milliseconds, then twice as long each time, `most` at most; given up after `tries`. */
  readonly patience: { readonly first: number; readonly most: number; readonly tries: number }
  /** Told once of each job that is given up. */
  readonly onDead: (dead: DeadJob) => void
}

export interface Queue {
  /** Resolves once the job is safe. */
  add(job: Job, options: AddOptions): Promise<'added' | 'repeated'>
  /**
   * Adds those pings whose id was never added, in one piece; true for each that was. `ids` stand beside `job.pings`. They are worked on
   * `delay` milliseconds later, with what comes for their run until then.
   */
  addPings(job: JobOf<'ping'>, ids: readonly string[], delay?: number): Promise<readonly boolean[]>
  /**
   * Adds the job every so many milliseconds, once for all processes, as long as any of them lives; the same id anew takes the place of the old
   * period. A time that was missed comes late, and once.
   */
  repeat(job: Job, options: { readonly id: string; readonly every: number }): Promise<void>
  /** Begins to work; `failureOf` says what an error means. */
  work(work: Work, failureOf: (error: unknown) => Failure | undefined): Promise<void>
  /** Jobs given up, newest first. */
  dead(limit: number): Promise<readonly DeadJob[]>
  retry(id: string): Promise<boolean>
  depth(): Promise<Depth>
  /** Takes nothing new, finishes what was begun (10 s at most). */
  close(): Promise<void>
}

export interface Depth {
  readonly waiting: number
  readonly dead: number
  /** Milliseconds since the oldest job that waits was due; 0 when none is. */
  readonly age: number
}

export interface DeadJob {
  readonly id: string
  readonly job: Job
  readonly reason: string
  readonly at: number
}
