import type { WeekSettings } from '../../digest/channel-week.ts'
import type { Speech } from '../../message.ts'
import { weekTexts } from './week-texts.ts'

/** `Mon 30 Nov, 09:00 (Asia/Shanghai)`, `11月30日周一 09:00（Asia/Shanghai）`. */
export function momentLabel(at: number, zone: string, lang: Speech): string {
  const locale = lang === 'zh' ? 'zh-CN' : 'en-GB'
  const shape = { weekday: 'short', day: 'numeric', month: 'short', timeZone: zone } as const
  const day = new Intl.DateTimeFormat(locale, shape).format(at)
  const time = new Intl.DateTimeFormat(locale, {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone: zone,
  }).format(at)
  return lang === 'zh' ? `${day} ${time}（${zone}）` : `${day}, ${time} (${zone})`
}

/** `Fri 17:00`, as it is typed into the settings as well. */
export const weeklyLabel = ({ weekday, time }: WeekSettings['deadline'], lang: Speech): string =>
  `${weekTexts[lang].weekdays[weekday - 1]} ${time}`
