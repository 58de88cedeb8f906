import type { ReleaseTable, Series } from './releases.ts'

/** What a note and a known error have in common here. */
export interface Reviewed {
  readonly id: string
  readonly file: string
  readonly releases: string
  readonly reviewed: string
}

export interface Stale {
  readonly id: string
  readonly file: string
  readonly reviewed: string
  readonly reasons: readonly StaleReason[]
}

export type StaleReason =
  | { readonly kind: 'old-review'; readonly before: string }
  | { readonly kind: 'ended-releases'; readonly ended: readonly string[] }

export interface StaleLimits {
  /** YYYY-MM-DD. */
  readonly today: string
  readonly months: number
  readonly releases: ReleaseTable | undefined
}

/** Whose review is older than so many months, or who speak of nothing but releases past their end of life; oldest review first. */
export function findStale(entries: readonly Reviewed[], { today, months, releases }: StaleLimits): Stale[] {
  const before = monthsEarlier(today, months)
  const found = entries.flatMap(({ id, file, reviewed, releases: text }) => {
    const reasons: StaleReason[] = []
    if (reviewed < before) reasons.push({ kind: 'old-review', before })
    const ended = endedReleases(text, releases?.series ?? [], today)
    if (ended.length > 0) reasons.push({ kind: 'ended-releases', ended })
    return reasons.length > 0 ? [{ id, file, reviewed, reasons }] : []
  })
  return found.toSorted((a, b) => compare(a.reviewed, b.reviewed) || compare(a.file, b.file))
}

/** The same day so many months ago, or the last day of that month when it is shorter. */
function monthsEarlier(day: string, months: number): string {
  const date = new Date(`${day}T00:00:00Z`)
  const wanted = date.getUTCDate()
  date.setUTCDate(1)
  date.setUTCMonth(date.getUTCMonth() - months)
  const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate()
  date.setUTCDate(Math.min(wanted, last))
  return date.toISOString().slice(0, 10)
}

/** Words by which a text reaches to the present, whatever old release it begins with. */
const open = new Set(['any', 'all', 'newer', 'later', 'since', 'from', 'onwards'])

/** The names of the releases in a text, when every one of them has ended; else none. */
function endedReleases(text: string, series: readonly Series[], today: string): string[] {
  const words = new Set(text.toLowerCase().match(/\b\d{4}\.\d+\b|[a-z]+/g) ?? [])
  if ([...words].some((word) => open.has(word))) return []
  const named = series.filter(({ name, number }) => words.has(name.toLowerCase()) || (number && words.has(number)))
  const over = named.every(({ endOfLife }) => endOfLife !== undefined && endOfLife <= today)
  return over ? named.map(({ name, number }) => (number ? `${number} ${name}` : name)) : []
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
