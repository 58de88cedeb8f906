/**
 * The week as a document: a headline message and the messages of its thread. Pure: facts in, Markdown out; it never looks at a clock and
 * never asks a chat.
 */
import type { WeekFacts } from './week-facts.ts'

export interface Digest {
  readonly headline: string
  /** Markdown of the thread's messages, in order; none for an empty week. */
  readonly details: readonly string[]
  /** Problems nobody has solved or taken, each with the key for its "I take it" button, most pressing first. */
  readonly open: readonly OpenProblem[]
}

export interface OpenProblem {
  readonly key: string
  readonly person: string
  readonly text: string
}

export type { WeekFacts }
