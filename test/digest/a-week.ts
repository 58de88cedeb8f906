import type { Member, WeekSettings } from '../../src/digest/channel-week.ts'
import { defaultSettings } from '../../src/digest/default-settings.ts'
import { momentAt } from '../../src/digest/local-time.ts'
import type { Report } from '../../src/digest/report.ts'
import type { WeekFacts } from '../../src/digest/week-facts.ts'

export const berlin: WeekSettings = defaultSettings('Europe/Berlin', 'en')

export const member = (person: string, more: Partial<Member> = {}): Member => ({
  person,
  name: person,
  joinedAt: 0,
  ...more,
})

export const report = (person: string, parts: Partial<Report['parts']>, more: Partial<Report> = {}): Report => ({
  channel: 'slack:C0456',
  week: '2026-W47',
  person,
  name: person,
  lang: 'en',
  at: 1,
  ...more,
  parts: { plan: '', done: '', notDone: '', problems: '', next: '', suggestions: '', ...parts },
})

export const facts = (more: Partial<WeekFacts> = {}): WeekFacts => ({
  channel: 'slack:C0456',
  week: '2026-W47',
  members: [],
  reports: [],
  earlier: [],
  taken: {},
  runs: [],
  failures: [],
  asked: 0,
  gaps: [],
  added: [],
  ...more,
})

/** `2026-11-27 17:00` in a zone. */
export function at(moment: string, zone = 'Europe/Berlin'): number {
  const [day = '', time = ''] = moment.split(' ')
  return momentAt(day, time, zone)
}

/** For comparing: `Fri 2026-11-27 17:00`. */
export function local(moment: number, zone = 'Europe/Berlin'): string {
  const parts = new Intl.DateTimeFormat('en-GB', {
    weekday: 'short',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    timeZone: zone,
  }).formatToParts(moment)
  const part = (type: string): string => parts.find((one) => one.type === type)?.value ?? ''
  return `${part('weekday')} ${part('year')}-${part('month')}-${part('day')} ${part('hour')}:${part('minute')}`
}
