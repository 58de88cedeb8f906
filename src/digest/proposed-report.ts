/** What a member's report begins with, so that writing it takes two minutes. */
import type { Speech } from '../message.ts'
import { asItem } from './as-item.ts'
import { proposalWords } from './digest-words.ts'
import { itemsOf } from './items-of.ts'
import { longestPart, type Report } from './report.ts'
import type { FailureOfWeek, RunsOfName } from './week-facts.ts'
import { itemKeys, markedWeeks, weeksBefore, withWeeks } from './weeks-open.ts'

export interface Remembered {
  /** The member's reports of the weeks before, newest first. */
  readonly earlier: readonly Report[]
  /** The member's own runs and failures of the week. */
  readonly runs: readonly RunsOfName[]
  readonly failures: readonly FailureOfWeek[]
  readonly lang: Speech
}

/** Last week's plan, what was left undone with a count of its weeks, and what became of the member's deployments. */
export function proposedReport({ earlier, runs, failures, lang }: Remembered): Report['parts'] {
  const words = proposalWords[lang]
  const [previous] = earlier
  const undone = earlier.map(({ parts }) => itemsOf(parts.notDone))
  const before = undone.map(itemKeys)
  const carried = (undone[0] ?? []).map((item) =>
    withWeeks(item, Math.max(markedWeeks(item), weeksBefore(item, before)) + 1, lang),
  )
  const [succeeded, failed] = [
    runs.filter((run) => run.failed < run.tries),
    runs.filter((run) => run.failed >= run.tries),
  ]
  return {
    plan: previous?.parts.next ?? '',
    done: withinPart(succeeded.map(({ name, tries }) => words.succeeded(oneLine(name), tries))),
    notDone: withinPart([...carried, ...failed.map(({ name, tries }) => words.failed(oneLine(name), tries))]),
    problems: withinPart(
      failures.map(({ title, count, solvedBy }) => words.problem(oneLine(title), count, solvedBy && oneLine(solvedBy))),
    ),
    next: '',
    suggestions: '',
  }
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim().slice(0, 200)

/** As many items as the form holds. */
function withinPart(items: readonly string[]): string {
  let text = ''
  for (const item of items.map((item) => asItem(item))) {
    if (text.length + 1 + item.length > longestPart) break
    text = text === '' ? item : `${text}\n${item}`
  }
  return text
}
