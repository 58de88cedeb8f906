import type { Speech } from '../message.ts'
import type { WeekSettings } from './channel-week.ts'
import type { Digest } from './digest.ts'
import type { DueDigest } from './due-digest.ts'
import type { WeekFacts } from './week-facts.ts'

export interface DigestForm {
  /** For whose windows tell who is away and the language: `settings.lang`. */
  readonly settings: WeekSettings
  /** Set when it is posted because its time has come: then a late one says so, and weeks that were missed are named. */
  readonly due?: DueDigest
  /** Another language than the channel's, for who looks at it alone. */
  readonly lang?: Speech
}

/** A week as a headline and the messages of its thread. */
export function writeDigest(facts: WeekFacts, { settings, lang = settings.lang }: DigestForm): Digest {
  const wrote = `${facts.reports.length} / ${facts.members.length}`
  return { headline: lang === 'zh' ? `${facts.week}：${wrote}` : `${facts.week}: ${wrote}`, details: [], open: [] }
}
