/** `/digest`: shows the week to the caller alone, has it posted, and sets how the channel keeps it. */
import { defaultSettings } from '../../digest/default-settings.ts'
import { nextDigest } from '../../digest/due-digest.ts'
import { exportWeek } from '../../digest/export-report.ts'
import { weekLabel } from '../../digest/week.ts'
import { writeDigest } from '../../digest/write-digest.ts'
import type { Called, Reply, Speech } from '../../message.ts'
import { keyOf } from '../keys.ts'
import type { Means } from '../means.ts'
import { privateReply, speechFor } from '../plain-reply.ts'
import { asCode } from './as-code.ts'
import { digestOn } from './digest-settings.ts'
import { gatherFacts } from './gather-facts.ts'
import { noteName, type OpenChannel, ownChannels } from './open-report.ts'
import { type DigestWords, readDigestWords } from './read-digest-words.ts'
import { channelName, weekChannelOf } from './week-place.ts'
import { weekTexts } from './week-texts.ts'
import { type KeptChannel, keepWeeks } from './weeks.ts'

/** A chat shows no more to one person at once. */
const longestPreview = 9_000

export async function onDigest(means: Means, called: Called): Promise<Reply> {
  const lang = speechFor(called.person, called.text)
  const say = weekTexts[lang]
  const words = readDigestWords(called.text, lang)
  if (words.kind === 'mistake') return privateReply(lang, words.text)
  if (words.kind === 'help') return privateReply(lang, say.digestHelp)
  // Who once was on its roster need not be in the channel any more: only in the channel is its week shown.
  if (called.place.direct) return privateReply(lang, say.inChannel)
  if (words.kind === 'on') return turnOn(means, called, lang)
  const weeks = keepWeeks(means.store, means.retention)
  await noteName(weeks, called)
  const [open] = await ownChannels(weeks, called)
  if (!open) return privateReply(lang, say.notKept)
  switch (words.kind) {
    case 'preview':
      return preview(means, open, { called, week: words.week, lang })
    case 'export':
      return exported(means, open, { called, week: words.week, lang })
    case 'now':
      return postNow(means, open, called, lang)
    default:
      return change(means, open, words, lang)
  }
}

async function turnOn(
  { store, retention, timezone = 'UTC' }: Means,
  { place, person, at }: Called,
  lang: Speech,
): Promise<Reply> {
  const weeks = keepWeeks(store, retention)
  const channel = weekChannelOf(place)
  const { name } = place
  const settings = defaultSettings(person.zone ?? timezone, lang)
  const kept = (await weeks.changeChannel(channel, (one) => {
    const begun = one?.on ? one : { settings, ...one, since: at, on: true }
    return { ...begun, ...(name && { name }) }
  })) as KeptChannel
  return privateReply(
    lang,
    digestOn(channel, kept, nextDigest(kept.settings, await weeks.members(channel), at).at, lang),
  )
}

interface Asked {
  readonly called: Called
  readonly week: string | undefined
  readonly lang: Speech
}

async function preview(
  means: Means,
  { channel, kept, members }: OpenChannel,
  { called, week, lang }: Asked,
): Promise<Reply> {
  const say = weekTexts[lang]
  const which = week ?? nextDigest(kept.settings, members, called.at).week
  const facts = await gatherFacts(means, channel, kept, which)
  const { headline, details } = writeDigest(facts, { settings: kept.settings, lang })
  const heading = week ? [] : [say.preview(weekLabel(which, lang))]
  const whole = [...heading, headline, ...details]
  const fitting = whole.filter((_, i) => whole.slice(0, i + 1).join('\n\n').length <= longestPreview)
  return privateReply(lang, [...fitting, ...(fitting.length < whole.length ? [`_${say.more}_`] : [])].join('\n\n'))
}

async function exported(
  means: Means,
  { channel, kept, members }: OpenChannel,
  { called, week, lang }: Asked,
): Promise<Reply> {
  const which = week ?? nextDigest(kept.settings, members, called.at).week
  const markdown = exportWeek(await gatherFacts(means, channel, kept, which), lang)
  if (markdown.length <= longestPreview) return privateReply(lang, asCode(markdown))
  const command = `askstack digest --export --channel ${channel} --week ${which} > ${which}.md`
  return privateReply(lang, `${weekTexts[lang].tooLong}\n\n${asCode(command, 'sh')}`)
}

/** The digest that would come next; its week is over with it. */
async function postNow(
  means: Means,
  { channel, kept, members, weeks: open }: OpenChannel,
  called: Called,
  lang: Speech,
): Promise<Reply> {
  const say = weekTexts[lang]
  const weeks = keepWeeks(means.store, means.retention)
  const week = open[0] ?? nextDigest(kept.settings, members, called.at).week
  const label = weekLabel(week, lang)
  if ((await weeks.digest(channel, week))?.told) return privateReply(lang, say.nowStands(label))
  await means.postDigest?.(channel, week, keyOf(called))
  return privateReply(lang, say.nowQueued(label))
}

async function change(
  { store, retention }: Means,
  { channel, kept }: OpenChannel,
  words: Extract<DigestWords, { kind: 'off' | 'settings' | 'quiet' }>,
  lang: Speech,
): Promise<Reply> {
  const say = weekTexts[lang]
  const weeks = keepWeeks(store, retention)
  if (words.kind === 'settings') return privateReply(lang, say.again)
  if (words.kind === 'off') {
    await weeks.changeChannel(channel, (one) => one && { ...one, on: false })
    return privateReply(lang, say.digestOff(channelName(channel, kept)))
  }
  const { quiet } = words
  await weeks.changeChannel(channel, (one) => one && { ...one, settings: { ...one.settings, quiet } })
  return privateReply(lang, quiet.from === quiet.until ? say.noQuiet : say.quiet(quiet.from, quiet.until))
}
