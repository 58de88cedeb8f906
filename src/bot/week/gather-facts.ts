import { momentAt } from '../../digest/local-time.ts'
import type { Report } from '../../digest/report.ts'
import { daysOf, weekAfter, weekBefore } from '../../digest/week.ts'
import type { WeekFacts } from '../../digest/week-facts.ts'
import { notesAdded } from '../drafts.ts'
import type { Means } from '../means.ts'
import { askedIn } from './asked.ts'
import { failuresOfWeek } from './failures-of-week.ts'
import { gapsOfWeek } from './gaps-of-week.ts'
import { runsOfWeek, type Time } from './runs-of-week.ts'
import { type KeptChannel, keepWeeks, type Weeks } from './weeks.ts'

export type FactMeans = Pick<Means, 'store' | 'wits' | 'retention'>

/** How far back is looked for what is carried over. */
const weeksBack = 8

/** All that is known of a week of a channel. */
export async function gatherFacts(
  means: FactMeans,
  channel: string,
  kept: KeptChannel,
  week: string,
): Promise<WeekFacts> {
  const { store } = means
  const { zone, lang } = kept.settings
  const weeks = keepWeeks(store, means.retention)
  const time = timeOf(week, zone)
  const [members, reports, earlier, taken, runs, failures, gaps, asked, added] = await Promise.all([
    weeks.members(channel),
    weeks.reports(channel, week),
    earlierReports(weeks, channel, week),
    weeks.taken(channel, week),
    runsOfWeek(store, time, timeOf(weekBefore(week), zone)),
    failuresOfWeek(means, time, lang),
    gapsOfWeek(means, channel, time),
    askedIn(store, channel, week),
    notesAdded(store, { channel, since: time.from, until: time.until, lang }),
  ])
  return { channel, week, members, reports, earlier, taken, runs, failures, asked, gaps, added }
}

/** The reports of the weeks before, newest first; of one member where one is named. */
export async function earlierReports(weeks: Weeks, channel: string, week: string, person?: string): Promise<Report[]> {
  const names = Array.from({ length: weeksBack }, (_, i) => weekBefore(week, i + 1))
  const found = await Promise.all(
    names.map(async (one) =>
      person === undefined ? weeks.reports(channel, one) : [await weeks.report(channel, one, person)],
    ),
  )
  return found.flat().flatMap((report) => report ?? [])
}

export function timeOf(week: string, zone: string): Time {
  const start = (one: string) => momentAt(daysOf(one)[0] ?? '', '00:00', zone)
  return { from: start(week), until: start(weekAfter(week)) }
}
