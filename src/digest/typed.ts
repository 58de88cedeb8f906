import type { Speech } from '../message.ts'

/** What somebody typed, read; or what to say to him about it. */
export type Typed<T> =
  | { readonly kind: 'value'; readonly value: T }
  | { readonly kind: 'mistake'; readonly text: string }

export const value = <T>(value: T): Typed<T> => ({ kind: 'value', value })

const rules = {
  week: {
    en: 'a week is written like 2026-W47 (year, W, number of the week)',
    zh: '周的写法如 2026-W47（年份、W、第几周）',
  },
  time: { en: 'a time of day is written like 09:30 or 17:00', zh: '时间的写法如 09:30 或 17:00' },
  moment: {
    en: 'a day of the week and a time are written like friday 17:00',
    zh: '星期和时间的写法如 周五 17:00',
  },
  day: { en: 'a day is written like 2026-12-25', zh: '日期的写法如 2026-12-25' },
  days: {
    en: 'days are written like 2026-12-25, 2026-12-28, at most 100 of them',
    zh: '日期的写法如 2026-12-25、2026-12-28，最多 100 个',
  },
  span: { en: 'two times of day are written like 20:00-08:00', zh: '时间段的写法如 20:00-08:00' },
  workdays: {
    en: 'working days are written like mon-fri or mon, tue, thu',
    zh: '工作日的写法如 周一至周五 或 周一、周二、周四',
  },
  zone: {
    en: 'a time zone is written like Asia/Shanghai or Europe/Berlin',
    zh: '时区的写法如 Asia/Shanghai 或 Europe/Berlin',
  },
} as const satisfies Record<string, Record<Speech, string>>

/** What was typed, quoted so that it does nothing, and the rule it breaks. */
export function mistake(rule: keyof typeof rules, typed: string, lang: Speech): Typed<never> {
  const quoted = typed
    .replace(/[`\s]+/g, ' ')
    .trim()
    .slice(0, 60)
  const text =
    quoted === ''
      ? rules[rule][lang]
      : lang === 'zh'
        ? `“\`${quoted}\`” 看不懂：${rules[rule][lang]}。`
        : `I cannot read \`${quoted}\`: ${rules[rule][lang]}.`
  return { kind: 'mistake', text }
}
