import { readDay, readWorkdays, readZone } from '../../digest/read-settings.ts'
import type { Report } from '../../digest/report.ts'
import type { Typed } from '../../digest/typed.ts'
import { readWeek } from '../../digest/week.ts'
import type { Speech } from '../../message.ts'
import { readReportText } from './read-report-text.ts'

type Plain = 'join' | 'leave' | 'back' | 'who' | 'help'
type Bare<Kind extends string> = Kind extends string ? { readonly kind: Kind } : never

/** What stands behind `/report`. */
export type ReportWords =
  | Bare<'write' | 'away-when' | Plain>
  | { readonly kind: 'week'; readonly value: string }
  | { readonly kind: 'zone'; readonly value: string }
  | { readonly kind: 'export'; readonly week?: string }
  | { readonly kind: 'away'; readonly from?: string; readonly until: string }
  | { readonly kind: 'workdays'; readonly days: readonly number[] }
  | { readonly kind: 'text'; readonly parts: Report['parts'] }
  | { readonly kind: 'mistake'; readonly text: string }

const plain: readonly (readonly [RegExp, Plain])[] = [
  [/^(join|加入)$/i, 'join'],
  [/^(leave|退出)$/i, 'leave'],
  [/^(back|i'?m back|回来了?|销假)$/i, 'back'],
  [/^(who|roster|成员|名单)$/i, 'who'],
  [/^(help|\?|帮助)$/i, 'help'],
]
const away = /^(?:away|on leave|leave|请假|休假)\s*(.*)$/i
const workdays = /^(?:workdays?|working days|工作日)\s*[:：]?\s*(.*)$/i
const zone = /^(?:(?:time ?)?zone|时区)\s*[:：]?\s*(.*)$/i
const exported = /^(?:export|导出)\s*(.*)$/i

export function readReportWords(typed: string, lang: Speech): ReportWords {
  const words = typed.trim()
  if (!words) return { kind: 'write' }
  const known = plain.find(([shape]) => shape.test(words))
  if (known) return { kind: known[1] }
  const parts = words.includes('\n') || /[:：]/.test(words) ? readReportText(words) : undefined
  if (parts) return { kind: 'text', parts }
  const [, leave] = away.exec(words) ?? []
  if (leave !== undefined) return readAway(leave, lang)
  const [, days] = workdays.exec(words) ?? []
  if (days !== undefined) return read(readWorkdays(days, lang), (value) => ({ kind: 'workdays', days: value }))
  const [, place] = zone.exec(words) ?? []
  if (place !== undefined) return read(readZone(place, lang), (value) => ({ kind: 'zone', value }))
  const [, which] = exported.exec(words) ?? []
  if (which === '') return { kind: 'export' }
  if (which !== undefined) return read(readWeek(which, lang), (week) => ({ kind: 'export', week }))
  return /^\d{4}/.test(words) ? read(readWeek(words, lang), (value) => ({ kind: 'week', value })) : { kind: 'help' }
}

/** `until 2026-12-01`, `2026-11-26 to 2026-12-01`, `到 2026年12月1日`. */
function readAway(words: string, lang: Speech): ReportWords {
  const [first = '', second] = words
    .replace(/^\s*(from|从)\s*/i, '')
    .split(/\s*(?:\bto\b|\btill\b|\buntil\b|到|至|–|—|~)\s*/i)
    .map((day) => day.trim())
  if (!first && !second) return { kind: 'away-when' }
  if (!second) return read(readDay(first, lang), (until) => ({ kind: 'away', until }))
  const until = readDay(second, lang)
  if (until.kind === 'mistake') return until
  if (!first) return { kind: 'away', until: until.value }
  return read(readDay(first, lang), (from) => ({ kind: 'away', from, until: until.value }))
}

const read = <Value>(typed: Typed<Value>, words: (value: Value) => ReportWords): ReportWords =>
  typed.kind === 'mistake' ? typed : words(typed.value)
