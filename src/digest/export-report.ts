import type { Speech } from '../message.ts'
import type { Report } from './report.ts'
import type { WeekFacts } from './week-facts.ts'

/** One report as the Markdown file that people hand in. */
export const exportReport = (report: Report): string => Object.values(report.parts).join('\n\n')

/** All reports of a week in one Markdown file. */
export const exportWeek = (facts: WeekFacts, _lang: Speech): string => facts.reports.map(exportReport).join('\n\n')
