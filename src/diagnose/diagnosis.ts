/**
 * What a log gets: the known errors that it proves, the ones that it resembles, or what to collect next.
 * Plain data; every text in it has its secrets hidden already.
 */

import type { KnownError } from '../knowledge/knowledge.ts'

/** A line of the log: its number (from 1) and its text, secrets hidden, cut to a readable length. */
export interface QuotedLine {
  readonly line: number
  readonly text: string
}

/** A known error that the log proves. */
export interface Finding {
  readonly error: KnownError
  readonly evidence: readonly QuotedLine[]
  /** 0 to 1: how often a finding with this much evidence is right. */
  readonly confidence: number
  /** Symptoms and later failures that this one explains. */
  readonly consequences: readonly Consequence[]
  /** The request in which it happened, where the log tells. */
  readonly request?: string
}

export interface Consequence {
  readonly error: KnownError
  readonly evidence: readonly QuotedLine[]
}

/** A known error that resembles the log without being proved. */
export interface Near {
  readonly error: KnownError
  readonly evidence: readonly QuotedLine[]
  readonly confidence: number
  /** Signature lines that the log does not hold, or not whole. */
  readonly missing: readonly string[]
}

/** What to collect before asking again: the commands for the component that probably failed. */
export interface NextStep {
  readonly component: string
  readonly commands: readonly string[]
}

export type Diagnosis =
  | { readonly kind: 'known'; readonly findings: readonly Finding[]; readonly hidden: number }
  | {
      readonly kind: 'similar'
      readonly near: readonly Near[]
      readonly telling: readonly QuotedLine[]
      readonly next: NextStep
      readonly hidden: number
    }
  | {
      readonly kind: 'unknown'
      readonly telling: readonly QuotedLine[]
      readonly next: NextStep
      readonly hidden: number
    }
