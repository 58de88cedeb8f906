import type { Speech } from '../message.ts'
import { digestWords } from './digest-words.ts'
import { pages } from './pages.ts'
import { plainText } from './tame-markdown.ts'
import type { OpenGap, WeekFacts } from './week-facts.ts'

const mostOfTerm = 5
const mostTerms = 12
const mostAdded = 20

/** What was asked and not answered, by term, and what the team added to the notes. */
export function questionsSection({ asked, gaps, added }: WeekFacts, lang: Speech): string[] {
  const words = digestWords[lang]
  const clusters = byTerm(gaps)
    .slice(0, mostTerms)
    .map(([term, some]) => writeCluster(term, some, lang))
  const head = `## ${words.questionsTitle(asked, gaps.length)}`
  const notes = added.slice(0, mostAdded).map((title) => `- ${plainText(title)}`)
  const more = added.length > mostAdded ? [`- ${words.more(added.length - mostAdded)}`] : []
  return [
    ...(asked + gaps.length === 0 ? [] : pages(head, clusters, '\n')),
    ...pages(`## ${words.added}`, [...notes, ...more], '\n'),
  ]
}

/** Each gap under that of its terms which most gaps have; the largest clusters first, those without a term last. */
function byTerm(gaps: readonly OpenGap[]): [string, OpenGap[]][] {
  const counts = new Map<string, number>()
  for (const term of gaps.flatMap(({ terms }) => [...new Set(terms)])) counts.set(term, (counts.get(term) ?? 0) + 1)
  const clusters = new Map<string, OpenGap[]>()
  for (const gap of gaps) {
    const term = [...gap.terms].sort((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0) || (a < b ? -1 : 1))[0] ?? ''
    clusters.set(term, [...(clusters.get(term) ?? []), gap])
  }
  return [...clusters].sort(
    ([a, some], [b, others]) => Number(a === '') - Number(b === '') || others.length - some.length,
  )
}

function writeCluster(term: string, gaps: readonly OpenGap[], lang: Speech): string {
  const { otherTerms, brackets, semicolon, colon, more } = digestWords[lang]
  const texts = [...new Set(gaps.map(({ text }) => plainText(text)))]
  const rest = texts.length > mostOfTerm ? ` ${more(texts.length - mostOfTerm)}` : ''
  return `- **${term === '' ? otherTerms : plainText(term, 60)}**${brackets(String(gaps.length))}${colon}${texts.slice(0, mostOfTerm).join(semicolon)}${rest}`
}
