import type { Speech } from '../message.ts'
import { opensFence } from './typed-lines.ts'

const mark = /\s*(?:[(（]\s*(?:week\s+(\d{1,3})|第\s*(\d{1,3})\s*周)\s*[)）])\s*$/iu

/** The count of weeks that stands behind an item; 1 where none does. */
export function markedWeeks(item: string): number {
  const [, english, chinese] = mark.exec(firstLine(item)) ?? []
  return Math.max(1, Number(english ?? chinese ?? 1))
}

/** `install Ceph (week 3)`, `安装 Ceph（第 3 周）`, in place of the count that stood there. */
export function withWeeks(item: string, weeks: number, lang: Speech): string {
  const bare = withoutWeeks(item)
  const line = opensFence(firstLine(bare)) ? '' : firstLine(bare)
  const count = lang === 'zh' ? `（第 ${weeks} 周）` : ` (week ${weeks})`
  return `${line}${count}${line === '' ? '\n' : ''}${bare.slice(line.length)}`.trimStart()
}

/** In how many of the weeks before a member had that item, newest first and without a gap; each week as `itemKeys` of its items. */
export function weeksBefore(item: string, before: readonly ReadonlySet<string>[]): number {
  const key = keyOf(item)
  const gap = before.findIndex((keys) => !keys.has(key))
  return gap < 0 ? before.length : gap
}

export const itemKeys = (items: readonly string[]): ReadonlySet<string> => new Set(items.map(keyOf))

export function withoutWeeks(item: string): string {
  const line = firstLine(item)
  return `${line.replace(mark, '')}${item.slice(line.length)}`.trimStart()
}

const firstLine = (item: string): string => item.split('\n', 1)[0] ?? ''

const keyOf = (item: string): string =>
  withoutWeeks(item)
    .toLowerCase()
    .replace(/[\s\p{P}]+/gu, ' ')
    .trim()
