import type { Speech } from '../message.ts'
import type { Report } from './report.ts'
import type { FailureOfWeek, RunsOfName } from './week-facts.ts'

export interface Remembered {
  /** The member's reports of the weeks before, newest first. */
  readonly earlier: readonly Report[]
  /** The member's own runs and failures of the week. */
  readonly runs: readonly RunsOfName[]
  readonly failures: readonly FailureOfWeek[]
  readonly lang: Speech
}

/** What a member's report begins with: last week's plan, what was left undone and for how many weeks, and what happened to his deployments. */
export function proposedReport({ earlier }: Remembered): Report['parts'] {
  return {
    plan: earlier[0]?.parts.next ?? '',
    done: '',
    notDone: earlier[0]?.parts.notDone ?? '',
    problems: '',
    next: '',
    suggestions: '',
  }
}
