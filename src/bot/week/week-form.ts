import type { Form, Happened } from '../../message.ts'
import type { Means } from '../means.ts'
import { speechFor } from '../plain-reply.ts'
import { digestSettingsForm } from './digest-settings.ts'
import { type OpenChannel, openChannel, ownChannels, weekToWrite } from './open-report.ts'
import { proposalFor } from './propose-report.ts'
import { isSettings } from './read-digest-words.ts'
import { readReportWords } from './read-report-words.ts'
import { reportForm } from './report-form.ts'
import { readContext, weekChannelOf } from './week-place.ts'
import { keepWeeks } from './weeks.ts'
import { writeAction } from './write-buttons.ts'

/** The form of the week that a command or button opens, or of which a part was filled in, or none. */
export async function weekForm(means: Means, happened: Happened): Promise<Form | undefined> {
  const weeks = keepWeeks(means.store, means.retention)
  const context = contextOf(happened)
  if (context !== undefined) {
    const about = readContext(context)
    const open = about && (await openChannel(weeks, about.channel, happened.at))
    return open?.weeks.includes(about?.week ?? '') ? formIn(means, happened, open, about?.week as string) : undefined
  }
  if (happened.kind !== 'called' || happened.place.chat === 'console') return undefined
  if (happened.command === 'digest') {
    if (!isSettings(happened.text) || happened.place.direct) return undefined
    const channel = weekChannelOf(happened.place)
    const kept = await weeks.channel(channel)
    return kept?.on ? digestSettingsForm(channel, kept, speechFor(happened.person, happened.text)) : undefined
  }
  if (happened.command !== 'report') return undefined
  const words = readReportWords(happened.text, 'en')
  if (words.kind !== 'write' && words.kind !== 'week') return undefined
  const [open, more] = await ownChannels(weeks, happened)
  if (!open || more) return undefined
  const week = words.kind === 'week' ? words.value : await weekToWrite(weeks, open, happened.person, happened.at)
  return week !== undefined && open.weeks.includes(week) ? formIn(means, happened, open, week) : undefined
}

/** What a form of the report was opened for. */
function contextOf(happened: Happened): string | undefined {
  if (happened.kind === 'pressed' && happened.action === writeAction) return happened.value
  return happened.kind === 'filled' && happened.form === 'report' ? happened.context : undefined
}

async function formIn(means: Means, happened: Happened, open: OpenChannel, week: string): Promise<Form> {
  const { parts, lang } = await proposalFor(means, open, happened, week)
  return reportForm({ channel: open.channel, week, parts, lang })
}
