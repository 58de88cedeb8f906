import { zoneOf } from '../../digest/open-spans.ts'
import { proposedReport } from '../../digest/proposed-report.ts'
import type { Report } from '../../digest/report.ts'
import { weekBefore } from '../../digest/week.ts'
import type { Happened, Speech } from '../../message.ts'
import { tendedBy } from '../tended.ts'
import { failuresOfWeek } from './failures-of-week.ts'
import { earlierReports, type FactMeans, timeOf } from './gather-facts.ts'
import { memberFor, type OpenChannel } from './open-report.ts'
import { runsOfWeek } from './runs-of-week.ts'
import { keepWeeks } from './weeks.ts'

interface Writing {
  readonly channel: string
  readonly week: string
  readonly person: string
  readonly zone: string
  readonly lang: Speech
}

/** What a member's form begins with: what he did not send, else his report, else a proposal from the weeks before and from his deployments. */
async function proposeReport(means: FactMeans, writing: Writing): Promise<Report['parts']> {
  const { channel, week, person, zone, lang } = writing
  const weeks = keepWeeks(means.store, means.retention)
  const [unsent, report] = await Promise.all([weeks.unsent(channel, week, person), weeks.report(channel, week, person)])
  if (unsent ?? report) return unsent ?? (report as Report).parts
  const tended = await tendedBy(means.store, channel.slice(0, channel.indexOf(':')), person)
  const isHis = (run: string): boolean => tended.has(run)
  const [time, before] = [timeOf(week, zone), timeOf(weekBefore(week), zone)]
  const [earlier, runs, failures] = await Promise.all([
    earlierReports(weeks, channel, week, person),
    tended.size > 0 ? runsOfWeek(means.store, time, before, isHis) : [],
    tended.size > 0 ? failuresOfWeek(means, time, lang, isHis) : [],
  ])
  return proposedReport({ earlier, runs, failures, lang })
}

/** The same for somebody in a channel, and the language that it is in. */
export async function proposalFor(
  means: FactMeans,
  { channel, kept, members }: OpenChannel,
  { person, at }: Pick<Happened, 'person' | 'at'>,
  week: string,
): Promise<{ readonly parts: Report['parts']; readonly lang: Speech }> {
  const member = memberFor(
    person,
    at,
    members.find((one) => one.person === person.id),
  )
  const lang = person.locale ?? member.lang ?? kept.settings.lang
  const zone = zoneOf(kept.settings, member)
  return { parts: await proposeReport(means, { channel, week, person: person.id, zone, lang }), lang }
}
