import type { Speech } from '../message.ts'
import { boardWords } from './board-words.ts'

/** One failing ping with what its log's diagnosis found. */
export interface Failure {
  readonly run: string
  readonly host: string
  readonly seq: number
  readonly at: number
  readonly stage?: string
  /** Ids of the known errors that the log proves, best first. */
  readonly errors: readonly string[]
  /** The line that tells most, secrets hidden; empty when there is none. */
  readonly telling: string
}

/** The same failure on one or many hosts. */
export interface FailureGroup {
  readonly key: string
  /** The earliest: its log stands for all. */
  readonly first: Failure
  readonly hosts: readonly string[]
}

/** A failure that was seen in an earlier run. */
export interface PastFailure {
  readonly key: string
  readonly run: string
  readonly host: string
  readonly at: number
  /** How many had it at once; one where it is not told. */
  readonly hosts?: number
  /** Set when somebody marked it solved: what helped, in their words. */
  readonly solvedBy?: string
}

/** What is equal between two hosts that failed for one reason: the known error, or else the telling line without what varies. */
export function failureKey({ errors, telling, stage, host }: Omit<Failure, 'run' | 'seq' | 'at'>): string {
  if (errors[0]) return `error ${errors[0]}`
  return telling.trim() ? `line ${masked(telling, host)}` : `stage ${stage ?? ''}`
}

/** In order of first appearance; within a group each host is named once. */
export function groupFailures(failures: readonly Failure[]): FailureGroup[] {
  const groups = new Map<string, Failure[]>()
  for (const failure of [...failures].sort((a, b) => a.at - b.at || (a.host < b.host ? -1 : 1))) {
    const key = failureKey(failure)
    groups.set(key, [...(groups.get(key) ?? []), failure])
  }
  return [...groups].flatMap(([key, [first, ...rest]]) =>
    first ? [{ key, first, hosts: [...new Set([first, ...rest].map(({ host }) => host))].sort() }] : [],
  )
}

/** The newest earlier failure of that kind that somebody solved, or else the newest at all; failures of this run do not count. */
export function seenBefore(past: readonly PastFailure[], key: string, run: string): PastFailure | undefined {
  const same = past.filter((one) => one.key === key && one.run !== run).sort((a, b) => b.at - a.at)
  return same.find(({ solvedBy }) => solvedBy !== undefined) ?? same[0]
}

/** `Seen before on compute-02, 12 Nov, solved by …`; a failure that was marked solved is said to be back. */
export function writeSeenBefore(seen: PastFailure, lang: Speech, timeZone = 'UTC'): string {
  const words = boardWords[lang]
  const locale = lang === 'zh' ? 'zh-CN' : 'en-GB'
  const day = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', timeZone }).format(seen.at)
  const seenOn = words.seen(`\`${seen.host.replaceAll('`', "'")}\``, day)
  const [comma, semicolon, stop] = lang === 'zh' ? ['，', '；', '。'] : [', ', '; ', '.']
  if (seen.solvedBy === undefined) return `${seenOn}${stop}`
  return `${seenOn}${comma}${words.solvedBy(seen.solvedBy)}${semicolon}${words.isBack}${stop}`
}

function masked(line: string, host: string): string {
  const bare = line.slice(0, 500).replaceAll(host, '<host>').toLowerCase()
  return bare
    .replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '<*>')
    .replace(/0x[0-9a-f]+|\b[0-9a-f]{12,64}\b/g, '<*>')
    .replace(/\d+/g, '<*>')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 200)
}
