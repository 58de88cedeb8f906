import type { AddOptions, JobOf } from '../queue/queue.ts'

/** A job with what the queue must know of it. */
export interface Queued<Kind extends 'happened' | 'send'> {
  readonly job: JobOf<Kind>
  readonly options: AddOptions
}
