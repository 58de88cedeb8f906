import type { Speech } from '../message.ts'
import { digestWords } from './digest-words.ts'
import { itemsOf } from './items-of.ts'
import type { People } from './people-of.ts'
import type { Problem } from './problems-of.ts'
import { weekLabel } from './week.ts'
import type { WeekFacts } from './week-facts.ts'

export interface Headline {
  readonly facts: WeekFacts
  readonly people: People
  readonly problems: readonly Problem[]
  /** That it is late, and what was missed. */
  readonly notes: readonly string[]
}

/** The week on a few lines; an empty one on one. */
export function headlineOf({ facts, people, problems, notes }: Headline, lang: Speech): string {
  const words = digestWords[lang]
  const title = `**${words.week(weekLabel(facts.week, lang))}**`
  if (isEmptyWeek(facts)) return [`${title}${words.colon}${words.empty}`, ...notes].join('\n\n')
  const lines = [
    ...reportLines(people, problems, lang),
    ...runLine(facts, lang),
    ...questionLine(facts, lang),
    ...addedLine(facts, lang),
  ]
  return [title, lines.map((line) => `- ${line}`).join('\n'), ...notes, words.inThread].join('\n\n')
}

export const isEmptyWeek = ({ reports, runs, failures, asked, gaps, added }: WeekFacts): boolean =>
  asked === 0 && [reports, runs, failures, gaps, added].every((list) => list.length === 0)

function reportLines({ reports, missing }: People, problems: readonly Problem[], lang: Speech): string[] {
  const words = digestWords[lang]
  const count = (part: 'done' | 'notDone'): number => reports.flatMap(({ parts }) => itemsOf(parts[part])).length
  const expected = reports.length + missing.length
  const open = problems.filter(({ solution }) => solution === undefined).length
  const items = reports.length > 0 ? [words.items(count('done'), count('notDone'))] : []
  return [
    ...(expected > 0 ? [[words.wrote(reports.length, expected), ...items].join(' · ')] : []),
    ...(problems.length > 0 ? [words.problems(problems.length, open)] : []),
  ]
}

function runLine({ runs }: WeekFacts, lang: Speech): string[] {
  if (runs.length === 0) return []
  const succeeded = runs.filter(({ tries, failed, untilSuccess }) => untilSuccess !== undefined || failed < tries)
  const tries = runs.reduce((sum, run) => sum + run.tries, 0)
  return [digestWords[lang].runs(runs.length, succeeded.length, tries)]
}

const questionLine = ({ asked, gaps }: WeekFacts, lang: Speech): string[] =>
  asked + gaps.length > 0 ? [digestWords[lang].questions(asked, gaps.length)] : []

const addedLine = ({ added }: WeekFacts, lang: Speech): string[] =>
  added.length > 0 ? [digestWords[lang].addedCount(added.length)] : []
