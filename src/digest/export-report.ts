/** Reports as the Markdown file that teams hand in, in the form of a weekly report. */
import type { Speech } from '../message.ts'
import { exportWords, partNames } from './digest-words.ts'
import { isNothing } from './is-nothing.ts'
import { newestReports } from './people-of.ts'
import type { Report, ReportPart } from './report.ts'
import { plainText, tameMarkdown } from './tame-markdown.ts'
import { weekLabel } from './week.ts'
import type { WeekFacts } from './week-facts.ts'

/** One report, under its writer's name; in his language unless another is asked for. */
export function exportReport(report: Report, lang: Speech = report.lang): string {
  const title = exportWords[lang].title(plainText(report.name), weekLabel(report.week, lang))
  return `# ${title}\n\n${partsOf(report, lang, 2)}\n`
}

/** All reports of a week, by name. */
export function exportWeek(facts: WeekFacts, lang: Speech): string {
  const reports = newestReports(facts.reports).map(
    (report) => `## ${plainText(report.name)}\n\n${partsOf(report, lang, 3)}`,
  )
  return [`# ${exportWords[lang].weekTitle(weekLabel(facts.week, lang))}`, ...reports].join('\n\n').concat('\n')
}

function partsOf({ parts }: Report, lang: Speech, level: number): string {
  const [words, names] = [exportWords[lang], partNames[lang]]
  const heading = (deeper: number, text: string): string => `${'#'.repeat(level + deeper)} ${text}`
  const typed = (part: ReportPart): string =>
    isNothing(parts[part]) ? words.nothing : tameMarkdown(parts[part]).trim()
  const [first, second, third, fourth] = words.numbers
  return [
    heading(0, `${first}${names.plan}`),
    typed('plan'),
    heading(0, `${second}${words.work}`),
    ...(['done', 'notDone', 'problems'] as const).flatMap((part, at) => [
      heading(1, `${at + 1}. ${names[part]}`),
      typed(part),
    ]),
    heading(0, `${third}${names.next}`),
    typed('next'),
    heading(0, `${fourth}${names.suggestions}${words.optional}`),
    typed('suggestions'),
  ].join('\n\n')
}
