/** Settings as people type them, in both languages. */
import type { Speech } from '../message.ts'
import type { WeekSettings } from './channel-week.ts'
import { isDay, isZone } from './local-time.ts'
import { mistake, type Typed, value } from './typed.ts'

type Moment = WeekSettings['deadline']
type Quiet = WeekSettings['quiet']

const mostHolidays = 100

/** `17:00`, `9:30`, `5 pm`, `下午5点`, `17点30分` → `17:00`. */
export function readTime(typed: string, lang: Speech): Typed<string> {
  const time = timeOf(typed)
  return time === undefined ? mistake('time', typed, lang) : value(time)
}

/** `friday 17:00`, `fri 5pm`, `周五 17:00`, `星期五下午5点`. */
export function readMoment(typed: string, lang: Speech): Typed<Moment> {
  const [, word = '', rest = ''] = /^\s*(星期.|礼拜.|周.|[a-z]+)\.?,?\s*(.*)$/iu.exec(typed.slice(0, 100)) ?? []
  const [weekday, time] = [weekdayNamed(word), timeOf(rest)]
  return weekday && time ? value({ weekday, time }) : mistake('moment', typed, lang)
}

/** `2026-12-25`, also `2026/12/25` and `2026年12月25日`. */
export function readDay(typed: string, lang: Speech): Typed<string> {
  const day = dayOf(typed)
  return day === undefined ? mistake('day', typed, lang) : value(day)
}

/** Holidays, one after the other, in any order; none for an empty text. */
export function readDays(typed: string, lang: Speech): Typed<string[]> {
  const words = typed.split(/[\s,，、;；]+/).filter((word) => word !== '')
  const days = words.map(dayOf)
  const wrong = words.find((_, index) => days[index] === undefined)
  if (wrong !== undefined) return mistake('day', wrong, lang)
  if (days.length > mostHolidays) return mistake('days', '', lang)
  return value([...new Set(days.flatMap((day) => day ?? []))].sort())
}

/** `20:00-08:00`; an empty text is no quiet hours. */
export function readQuiet(typed: string, lang: Speech): Typed<Quiet> {
  if (typed.trim() === '') return value({ from: '00:00', until: '00:00' })
  const [from, until, more] = typed.split(/\s*(?:[-–—~～至到]|\bto\b|\buntil\b)\s*/).map(timeOf)
  return from && until && more === undefined ? value({ from, until }) : mistake('span', typed, lang)
}

/** `mon-thu`, `mon, tue, fri`, `周一至周四`, `周一、周三` → 1 to 7, in order. */
export function readWorkdays(typed: string, lang: Speech): Typed<number[]> {
  const spans = typed
    .trim()
    .split(/[\s,，、和]+(?:and\s+)?/)
    .map((span) => span.split(/[-–—~～至到]/).map(weekdayNamed))
  const isRead = spans.every((span) => span.length <= 2 && span.every((day) => day !== undefined))
  const days = spans.flatMap(([from = 0, until = from]) =>
    [1, 2, 3, 4, 5, 6, 7].filter((day) => isBetween(day, from, until)),
  )
  return isRead && days.length > 0 ? value([...new Set(days)].sort()) : mistake('workdays', typed, lang)
}

export function readZone(typed: string, lang: Speech): Typed<string> {
  const zone = typed.trim()
  return zone.length < 60 && /^[A-Za-z]/.test(zone) && isZone(zone) ? value(zone) : mistake('zone', typed, lang)
}

/** `sat-mon` goes over the weekend. */
const isBetween = (day: number, from: number, until: number): boolean =>
  from <= until ? day >= from && day <= until : day >= from || day <= until

function weekdayNamed(word: string): number | undefined {
  const [, chinese] = /^(?:星期|礼拜|周)([一二三四五六日天])$/u.exec(word.trim()) ?? []
  if (chinese) return '一二三四五六日天'.indexOf(chinese) === 7 ? 7 : '一二三四五六日'.indexOf(chinese) + 1
  const name = word.trim().toLowerCase()
  if (name.length < 3) return undefined
  const names = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']
  const index = names.findIndex((full) => full.startsWith(name) || name === `${full}s`)
  return index < 0 ? undefined : index + 1
}

function timeOf(typed: string): string | undefined {
  const shape = /^(上午|下午|晚上|早上)?\s*(\d{1,2})(?:\s*[:：点时]\s*(\d{1,2})?\s*分?)?\s*(am|pm)?$/iu
  const [, before = '', hours = '', minutes = '00', after = ''] = shape.exec(typed.trim().slice(0, 30)) ?? []
  if (hours === '' || (!/[:：点时]/.test(typed) && after === '')) return undefined
  const isLate = /下午|晚上/.test(before) || after.toLowerCase() === 'pm'
  const isHalf = before !== '' || after !== ''
  if (isHalf && after !== '' && (Number(hours) > 12 || Number(hours) === 0)) return undefined
  const hour =
    isLate && Number(hours) < 12
      ? Number(hours) + 12
      : after.toLowerCase() === 'am' && Number(hours) === 12
        ? 0
        : Number(hours)
  if (hour > 23 || Number(minutes) > 59) return undefined
  return `${String(hour).padStart(2, '0')}:${minutes.padStart(2, '0')}`
}

function dayOf(typed: string): string | undefined {
  const [, year = '', month = '', date = ''] = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(typed.trim()) ?? []
  const day = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`
  return isDay(day) ? day : undefined
}
