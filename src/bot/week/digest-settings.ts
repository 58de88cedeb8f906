/** The form with which a channel sets its week, and what comes of it. */
import type { WeekSettings } from '../../digest/channel-week.ts'
import { nextDigest } from '../../digest/due-digest.ts'
import { readDays, readMoment, readZone } from '../../digest/read-settings.ts'
import type { Filled, Form, Reply, Speech } from '../../message.ts'
import type { Means } from '../means.ts'
import { privateReply, speechFor } from '../plain-reply.ts'
import { momentLabel, weeklyLabel } from './moment-label.ts'
import { channelName, weekChannelOf } from './week-place.ts'
import { weekTexts } from './week-texts.ts'
import { type KeptChannel, keepWeeks } from './weeks.ts'

export const digestFormId = 'digest'

export function digestSettingsForm(channel: string, { settings }: KeptChannel, lang: Speech): Form {
  const say = weekTexts[lang]
  const { title, submit, ...labels } = say.settings
  const choices = (['en', 'zh'] as const).map((value) => ({ value, label: say.languages[value] }))
  return {
    id: digestFormId,
    title,
    context: channel,
    submit,
    fields: [
      { id: 'deadline', kind: 'line', label: labels.deadline, value: weeklyLabel(settings.deadline, lang) },
      { id: 'digest', kind: 'line', label: labels.digest, value: weeklyLabel(settings.digest, lang) },
      { id: 'zone', kind: 'line', label: labels.zone, value: settings.zone },
      {
        id: 'holidays',
        kind: 'paragraph',
        label: labels.holidays,
        value: settings.holidays.join(', '),
        optional: true,
      },
      { id: 'lang', kind: 'choice', label: labels.lang, choices, value: settings.lang },
    ],
  }
}

/** All of it, or nothing and every mistake. */
export async function onDigestSettings(
  { store, retention }: Means,
  { context, fields, place, person, at }: Filled,
): Promise<Reply> {
  const lang = speechFor(person)
  const say = weekTexts[lang]
  const weeks = keepWeeks(store, retention)
  if (weekChannelOf(place) !== context) return privateReply(lang, say.inChannel)
  const read = {
    deadline: readMoment(fields.deadline ?? '', lang),
    digest: readMoment(fields.digest ?? '', lang),
    zone: readZone(fields.zone ?? '', lang),
    holidays: readDays(fields.holidays ?? '', lang),
  }
  const { deadline, digest, zone, holidays } = read
  if (
    deadline.kind === 'mistake' ||
    digest.kind === 'mistake' ||
    zone.kind === 'mistake' ||
    holidays.kind === 'mistake'
  ) {
    const mistakes = Object.values(read).flatMap((one) => (one.kind === 'mistake' ? [`- ${one.text}`] : []))
    return privateReply(lang, `${say.notSaved}\n\n${mistakes.join('\n')}`)
  }
  const change: Partial<WeekSettings> = {
    deadline: deadline.value,
    digest: digest.value,
    zone: zone.value,
    holidays: holidays.value,
    lang: fields.lang === 'zh' ? 'zh' : 'en',
  }
  const kept = await weeks.changeChannel(context, (one) => one && { ...one, settings: { ...one.settings, ...change } })
  if (!kept) return privateReply(lang, say.notKept)
  return privateReply(
    lang,
    digestOn(context, kept, nextDigest(kept.settings, await weeks.members(context), at).at, lang),
  )
}

/** How a channel keeps the week. */
export function digestOn(channel: string, kept: KeptChannel, next: number, lang: Speech): string {
  const { deadline, zone } = kept.settings
  return weekTexts[lang].digestOn(
    channelName(channel, kept),
    weeklyLabel(deadline, lang),
    momentLabel(next, zone, lang),
  )
}
