import type { Member, WeekSettings } from './channel-week.ts'
import type { Report } from './report.ts'
import type { WeekFacts } from './week-facts.ts'
import { windowOf } from './window-of.ts'

export interface People {
  /** One of each who wrote, by name. */
  readonly reports: readonly Report[]
  /** Who had a window and has not written. */
  readonly missing: readonly Member[]
  readonly away: readonly Member[]
}

/** Who wrote, who has not, and who could not be expected to. */
export function peopleOf({ members, reports, week }: WeekFacts, settings: WeekSettings): People {
  const wrote = newestReports(reports)
  const silent = members.filter(({ person }) => !wrote.some((report) => report.person === person)).sort(byName)
  const isAway = (member: Member): boolean => windowOf(settings, member, week) === undefined
  return {
    reports: wrote,
    missing: silent.filter((member) => !isAway(member)),
    away: silent.filter(isAway),
  }
}

/** One of each writer, by name. */
export const newestReports = (reports: readonly Report[]): Report[] =>
  [...new Map([...reports].sort((a, b) => a.at - b.at).map((report) => [report.person, report])).values()].sort(byName)

const names = new Intl.Collator('zh')

const byName = (a: Pick<Member, 'name' | 'person'>, b: Pick<Member, 'name' | 'person'>): number =>
  names.compare(a.name, b.name) || (a.person < b.person ? -1 : 1)
