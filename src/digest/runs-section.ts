import { spanOf } from '../deploy/board-words.ts'
import type { Speech } from '../message.ts'
import { digestWords } from './digest-words.ts'
import { pages } from './pages.ts'
import { plainText } from './tame-markdown.ts'
import type { FailureOfWeek, RunsOfName, WeekFacts } from './week-facts.ts'

const mostNames = 30
const mostFailures = 10
const kinds = { returned: 0, new: 1, known: 2 } as const

/** The week's deployments by name beside the week before, and why they failed. */
export function runsSection({ runs, failures }: WeekFacts, lang: Speech): string[] {
  const words = digestWords[lang]
  const byFailures = [...runs].sort((a, b) => b.failed - a.failed || (a.name < b.name ? -1 : 1))
  const worst = [...failures].sort((a, b) => kinds[a.kind] - kinds[b.kind] || b.count - a.count)
  return [
    ...pages(`## ${words.deployments}`, some(byFailures, mostNames, lang, writeRuns), '\n'),
    ...pages(`## ${words.causes}`, some(worst, mostFailures, lang, writeFailure), '\n'),
  ]
}

function some<T>(all: readonly T[], most: number, lang: Speech, write: (one: T, lang: Speech) => string): string[] {
  const rest = all.length > most ? [`- ${digestWords[lang].more(all.length - most)}`] : []
  return [...all.slice(0, most).map((one) => write(one, lang)), ...rest]
}

function writeRuns({ name, before, ...week }: RunsOfName, lang: Speech): string {
  const words = digestWords[lang]
  const earlier = before === undefined ? words.firstWeek : words.before(outcome(before, lang))
  return `- ${codeSpan(name)}${words.colon}${outcome(week, lang)}${words.brackets(earlier)}`
}

function outcome({ tries, failed, untilSuccess }: Omit<RunsOfName, 'name' | 'before'>, lang: Speech): string {
  const words = digestWords[lang]
  const ends =
    untilSuccess === undefined ? (failed < tries ? [] : [words.noSuccess]) : [words.success(spanOf(untilSuccess, lang))]
  return [words.run(tries, failed), ...ends].join(words.comma)
}

function writeFailure({ title, count, hosts, kind, solvedBy }: FailureOfWeek, lang: Speech): string {
  const words = digestWords[lang]
  const solution = solvedBy === undefined ? [] : [words.solvedBy(plainText(solvedBy, 200))]
  return `- **${words.kinds[kind]}** · ${plainText(title, 200)}${words.colon}${[words.failure(count, hosts), ...solution].join(words.semicolon)}`
}

const codeSpan = (name: string): string => `\`${name.replaceAll('`', "'").replace(/\s+/g, ' ').slice(0, 80)}\``
