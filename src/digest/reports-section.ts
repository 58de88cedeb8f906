import type { Speech } from '../message.ts'
import { digestWords } from './digest-words.ts'
import { foldItems } from './fold-items.ts'
import { itemsOf } from './items-of.ts'
import { pages } from './pages.ts'
import type { People } from './people-of.ts'
import type { Report, ReportPart } from './report.ts'
import { plainText } from './tame-markdown.ts'

export interface Folded {
  readonly texts: readonly string[]
  /** What is not whole in it, by person. */
  readonly clipped: ReadonlyMap<string, readonly ReportPart[]>
}

const shown = ['plan', 'done', 'notDone', 'suggestions'] as const

/** Everybody's week on a line for each part, and who has not written. */
export function reportsSection(people: People, lang: Speech): Folded {
  const words = digestWords[lang]
  const { reports, missing, away } = people
  const folded = reports.map((report) => foldReport(report, shown, lang))
  const list = (label: string, members: readonly { readonly name: string }[]): string[] =>
    members.length === 0
      ? []
      : [`${label}${words.colon}${members.map(({ name }) => plainText(name, 60)).join(words.listed)}`]
  const rest = [...list(words.noReport, missing), ...list(words.away, away)]
  return {
    texts: pages(`## ${words.reports(reports.length, reports.length + missing.length)}`, [
      ...folded.map(({ text }) => text),
      ...rest,
    ]),
    clipped: new Map(folded.map(({ clipped }, at) => [reports[at]?.person ?? '', clipped])),
  }
}

/** Everybody's plans for the next week on one line each. */
export function nextSection({ reports }: People, lang: Speech): Folded {
  const folds = reports.flatMap(({ person, name, parts }) => {
    const items = itemsOf(parts.next)
    return items.length === 0 ? [] : [{ person, name, fold: foldItems(items, lang) }]
  })
  const { next, colon } = digestWords[lang]
  return {
    texts: pages(
      `## ${next}`,
      folds.map(({ name, fold }) => `- **${plainText(name, 60)}**${colon}${fold.text}`),
      '\n',
    ),
    clipped: new Map(folds.map(({ person, fold }) => [person, fold.isWhole ? [] : ['next']])),
  }
}

function foldReport(
  { name, parts }: Report,
  which: readonly ReportPart[],
  lang: Speech,
): { text: string; clipped: ReportPart[] } {
  const words = digestWords[lang]
  const folds = which.flatMap((part) => {
    const items = itemsOf(parts[part])
    return items.length === 0 ? [] : [{ part, count: items.length, fold: foldItems(items, lang) }]
  })
  const clipped = folds.filter(({ fold }) => !fold.isWhole).map(({ part }) => part)
  const counts = words.items(itemsOf(parts.done).length, itemsOf(parts.notDone).length)
  const head = `### ${plainText(name, 60)} · ${counts}`
  const lines = folds.map(({ part, fold }) => `- **${words.folded[part]}**${words.colon}${fold.text}`)
  return { text: [head, ...lines].join('\n'), clipped }
}
