import type { QueueOptions } from './queue.ts'

/** Where a pace stands: when its jobs would begin if they came evenly, and until when a chat wants none. Milliseconds since 1970. */
export interface Pace {
  readonly next: number
  readonly holdUntil: number
}

/** When a further job of the pace may begin, and where the pace stands then. The Redis queue does the same in its scripts. */
export function takeSlot(
  pace: Pace | undefined,
  now: number,
  { interval, burst }: QueueOptions['pace'],
): { readonly at: number; readonly pace: Pace } {
  const { next = 0, holdUntil = 0 } = pace ?? {}
  const room = (burst - 1) * interval
  const at = Math.max(now, next - room, holdUntil)
  return { at, pace: { next: Math.max(at, next) + interval, holdUntil } }
}

/** A chat wants nothing of this pace until `until`. */
export function holdPace(pace: Pace | undefined, until: number): Pace {
  return { next: pace?.next ?? 0, holdUntil: Math.max(pace?.holdUntil ?? 0, until) }
}
