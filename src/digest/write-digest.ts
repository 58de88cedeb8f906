import type { Speech } from '../message.ts'
import type { WeekSettings } from './channel-week.ts'
import type { Digest } from './digest.ts'
import { digestWords } from './digest-words.ts'
import type { DueDigest } from './due-digest.ts'
import { headlineOf, isEmptyWeek } from './headline.ts'
import { peopleOf } from './people-of.ts'
import { problemsSection } from './problems-section.ts'
import { questionsSection } from './questions-section.ts'
import { nextSection, reportsSection } from './reports-section.ts'
import { runsSection } from './runs-section.ts'
import type { WeekFacts } from './week-facts.ts'
import { wholeParts } from './whole-section.ts'

export interface DigestForm {
  readonly settings: WeekSettings
  /** Set when it is posted because its time has come: then a late one says so, and weeks that were missed are named. */
  readonly due?: DueDigest
  /** Another language than the channel's, for who looks at it alone. */
  readonly lang?: Speech
}

/**
 * A week as a headline and the messages of its thread: problems, everybody's week on a few lines, deployments, questions, plans; after them
 * word for word whatever those lines had no room for. Nothing that was written is missing, and nothing is in it twice but its beginning.
 */
export function writeDigest(facts: WeekFacts, { settings, due, lang = settings.lang }: DigestForm): Digest {
  const people = peopleOf(facts, settings)
  const problems = problemsSection(people.reports, facts, lang)
  const headline = headlineOf({ facts, people, problems: problems.all, notes: notesOf(due, settings, lang) }, lang)
  if (isEmptyWeek(facts)) return { headline, details: [], open: [] }
  const [reports, next] = [reportsSection(people, lang), nextSection(people, lang)]
  const whole = people.reports.flatMap((report) => {
    const { person } = report
    const inProblems = problems.clipped.has(person) ? (['problems'] as const) : []
    const clipped = [...(reports.clipped.get(person) ?? []), ...inProblems, ...(next.clipped.get(person) ?? [])]
    return wholeParts(report, clipped, lang) ?? []
  })
  const file = people.reports.length > 0 ? [digestWords[lang].export(facts.week)] : []
  return {
    headline,
    details: [
      ...problems.texts,
      ...reports.texts,
      ...runsSection(facts, lang),
      ...questionsSection(facts, lang),
      ...next.texts,
      ...whole,
      ...file,
    ],
    open: problems.open,
  }
}

function notesOf(due: DueDigest | undefined, { zone }: WeekSettings, lang: Speech): string[] {
  if (due === undefined) return []
  const words = digestWords[lang]
  const form = new Intl.DateTimeFormat(lang === 'zh' ? 'zh-CN' : 'en-GB', {
    dateStyle: 'full',
    timeStyle: 'short',
    timeZone: zone,
  })
  return [
    ...(due.late ? [words.late(form.format(due.at))] : []),
    ...(due.missed.length > 0 ? [words.missed(due.missed)] : []),
  ]
}
