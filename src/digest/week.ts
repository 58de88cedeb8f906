/** ISO weeks, `2026-W47`: Monday to Sunday, and the year's first is that of its first Thursday. */
import type { Speech } from '../message.ts'
import { dayAfter, dayAt, mondayOf, weekOfDay } from './local-time.ts'
import { remembered } from './remembered.ts'
import { mistake, type Typed, value } from './typed.ts'

export const weekOf = (at: number, zone: string): string => weekOfDay(dayAt(at, zone))

/** The seven days of a week that `readWeek` or `weekOf` gave, Monday first. */
export const daysOf = remembered((week: string): readonly string[] => {
  const monday = mondayOf(week)
  if (monday === undefined) throw new RangeError(`no such week: ${week}`)
  return [0, 1, 2, 3, 4, 5, 6].map((days) => dayAfter(monday, days))
})

/** So many weeks later, or earlier with a number below nought. */
export const weekAfter = (week: string, weeks = 1): string => weekOfDay(dayAfter(daysOf(week)[0] ?? '', 7 * weeks))

export const weekBefore = (week: string, weeks = 1): string => weekAfter(week, -weeks)

/** `2026-W47` as somebody typed it, also `2026w47`. */
export function readWeek(typed: string, lang: Speech): Typed<string> {
  const [, year = '', number = ''] = /^\s*(\d{4})\s*-?\s*w(\d{1,2})\s*$/i.exec(typed) ?? []
  const week = `${year}-W${number.padStart(2, '0')}`
  if (year > '1970' && year < '9999' && mondayOf(week) !== undefined) return value(week)
  return mistake('week', typed, lang)
}

/** For people: `16–22 Nov 2026`, `2026年11月16日—22日`. */
export function weekLabel(week: string, lang: Speech): string {
  const [first = '', last = ''] = [daysOf(week)[0], daysOf(week)[6]]
  return lang === 'zh' ? labelInChinese(first, last) : labelInEnglish(first, last)
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

function labelInEnglish(first: string, last: string): string {
  const [from, until] = [partsOf(first), partsOf(last)]
  const [start, end] = [from, until].map(({ month }) => months[month - 1])
  if (from.year !== until.year) return `${from.day} ${start} ${from.year} – ${until.day} ${end} ${until.year}`
  if (from.month !== until.month) return `${from.day} ${start} – ${until.day} ${end} ${until.year}`
  return `${from.day}–${until.day} ${end} ${until.year}`
}

function labelInChinese(first: string, last: string): string {
  const [from, until] = [partsOf(first), partsOf(last)]
  const year = from.year === until.year ? '' : `${until.year}年`
  const month = from.month === until.month ? '' : `${until.month}月`
  return `${from.year}年${from.month}月${from.day}日—${year}${month}${until.day}日`
}

function partsOf(day: string): Readonly<Record<'year' | 'month' | 'day', number>> {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  return { year, month, day: date }
}
