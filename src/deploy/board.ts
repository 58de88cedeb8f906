/**
 * A run's one message: how far it is, which hosts are where, how long it takes. At most 2,000 characters however many hosts there are.
 * Whatever a host said stands in code spans, so that it can neither format nor mention.
 */
import type { Speech } from '../message.ts'
import { boardWords, spanOf, type Words } from './board-words.ts'
import type { HostView } from './host-view.ts'
import { middle } from './silence.ts'
import type { RunView } from './view-run.ts'

/** An earlier run of the same name. */
export interface PastRun {
  readonly run: string
  readonly state: RunView['state']
  readonly startedAt: number
  /** Milliseconds from the first start to the last end. */
  readonly duration: number
  readonly hosts: number
}

export interface BoardInput {
  readonly view: RunView
  readonly now: number
  readonly history: readonly PastRun[]
  readonly lang: Speech
}

export const longestBoard = 2_000
const marks = { running: '🔵', succeeded: '✅', failed: '❌', silent: '⚠️' } as const
const groupOrder = ['failed', 'follows', 'silent', 'running', 'recovered', 'succeeded'] as const
type Group = (typeof groupOrder)[number]

export function writeBoard({ view, now, history, lang }: BoardInput): string {
  const words = boardWords[lang]
  const usual = expectedTime(history)
  const { done, part } = progressOf(view, now, usual?.time)
  const elapsed = (view.endedAt ?? now) - view.startedAt
  const time = (view.over ? words.took : words.elapsed)(spanOf(elapsed, lang))
  const expected = usual && !view.over ? ` · ${words.expected(spanOf(usual.time, lang), usual.runs)}` : ''
  const missing = view.expected - view.hosts.length
  const { colon } = words.punctuation
  const head = [
    `${marks[view.state]} **${code(view.run)}** · ${words.run[view.state]} · ${words.done(done, view.expected)}`,
    `${barOf(part)} ${Math.floor(part * 100)} %`,
    ...(view.stage
      ? [`${words.stage}${colon}${[view.stage, view.tool].flatMap((word) => (word ? code(word) : [])).join(' · ')}`]
      : []),
    `${time}${expected}`,
  ].join('  \n')
  const tail = missing > 0 ? `\n- ${words.missing}${colon}${missing}` : ''
  const groups = writeGroups(view.hosts, lang, longestBoard - head.length - tail.length - 2)
  return `${head}\n\n${groups}${tail}`.trimEnd()
}

/** What the thread gets when a run that had failed is done. */
export function writeSummary(view: RunView, lang: Speech): string {
  const recovered = view.hosts.filter((host) => host.recovered).length
  const time = spanOf((view.endedAt ?? view.startedAt) - view.startedAt, lang)
  return boardWords[lang].summary(time, view.hosts.length, recovered)
}

/** `prod-upgrade-2026-11-23` → `prod-upgrade`: runs that differ in a date, a time or a number have one name. */
export function nameOfRun(run: string): string {
  const parts = run.split(/([-_. /:#]+)/)
  while (parts.length > 1 && /^(v?\d{1,14}|t?\d{1,6}z?|\d{8}t\d{4,6}z?|\d{1,2}t\d{1,2})$/i.test(parts.at(-1) ?? ''))
    parts.splice(-2)
  return parts.join('') || run
}

/** The middle of the last ten that succeeded. */
export function expectedTime(
  history: readonly PastRun[],
): { readonly time: number; readonly runs: number } | undefined {
  const good = history.filter(({ state, duration }) => state === 'succeeded' && duration > 0)
  const last = [...good].sort((a, b) => b.startedAt - a.startedAt).slice(0, 10)
  const time = middle(last.map(({ duration }) => duration))
  return time === undefined ? undefined : { time, runs: last.length }
}

/** Hosts that are done count whole; a running one by its time, as far as the usual time is known. */
function progressOf(view: RunView, now: number, usual: number | undefined): { done: number; part: number } {
  const done = view.counts.succeeded
  if (done === view.expected) return { done, part: 1 }
  const running = view.hosts.filter(({ state }) => state === 'running')
  const begun = running.reduce(
    (sum, { startedAt }) => sum + (usual ? Math.min(0.95, Math.max(0, now - startedAt) / usual) : 0),
    0,
  )
  return { done, part: Math.min(0.99, (done + begun) / Math.max(1, view.expected)) }
}

const barOf = (part: number): string => `${'█'.repeat(Math.floor(part * 20))}${'░'.repeat(20 - Math.floor(part * 20))}`

/** Each group gets its share of the room; what does not fit is counted. */
function writeGroups(hosts: readonly HostView[], lang: Speech, room: number): string {
  const words = boardWords[lang]
  const groups = groupOrder.flatMap((group) => {
    const members = hosts.filter((host) => groupOf(host) === group)
    return members.length > 0 ? [{ group, members }] : []
  })
  const share = Math.floor(room / Math.max(1, groups.length))
  const lines = groups.map(({ group, members }) => {
    const { open, close, colon } = words.punctuation
    const title = group === 'follows' ? words.follows(code(short(members[0]?.follows ?? ''))) : words.group[group]
    const head = `- ${title}${open}${members.length}${close}${colon}`
    const names = members.map((host) => nameIn(group, host, lang))
    return head + fitted(names, share - head.length - 1, words)
  })
  return lines.join('\n')
}

function groupOf({ state, follows, recovered }: HostView): Group {
  if (state === 'failed' && follows) return 'follows'
  return state === 'succeeded' && recovered ? 'recovered' : state
}

function nameIn(group: Group, { host, stage, exitCode }: HostView, lang: Speech): string {
  if (group !== 'failed') return code(short(host))
  const { open, close, comma } = boardWords[lang].punctuation
  const details = [
    ...(stage ? [code(stage)] : []),
    ...(exitCode === undefined ? [] : [boardWords[lang].exit(exitCode)]),
  ]
  return details.length > 0 ? `${code(short(host))}${open}${details.join(comma)}${close}` : code(short(host))
}

function fitted(names: readonly string[], room: number, { more, punctuation: { comma } }: Words): string {
  let text = ''
  for (const [index, name] of names.entries()) {
    const next = text ? `${text}${comma}${name}` : name
    const rest = names.length - index - 1
    const end = rest > 0 ? `${comma}${more(rest)}` : ''
    if (next.length + end.length > room)
      return text ? `${text}${comma}${more(names.length - index)}` : more(names.length)
    text = next
  }
  return text
}

const short = (name: string): string => (name.length > 80 ? `${name.slice(0, 79)}…` : name)

const code = (text: string): string => `\`${text.replaceAll('`', "'").trim() || ' '}\``
