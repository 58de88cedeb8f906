import type { Speech } from '../message.ts'
import type { WeekSettings } from './channel-week.ts'

/** What a channel begins with: reports by Friday afternoon, the digest on Monday morning, no message at night. */
export const defaultSettings = (zone: string, lang: Speech): WeekSettings => ({
  zone,
  deadline: { weekday: 5, time: '17:00' },
  digest: { weekday: 1, time: '09:00' },
  holidays: [],
  quiet: { from: '20:00', until: '08:00' },
  lang,
})
