import type { Speech } from '../message.ts'
import { asItem } from './as-item.ts'
import { clipBlocks } from './clip-blocks.ts'
import type { OpenProblem } from './digest.ts'
import { digestWords } from './digest-words.ts'
import { pages } from './pages.ts'
import { type Problem, problemsOf } from './problems-of.ts'
import type { Report } from './report.ts'
import { plainText, tameForChat } from './tame-markdown.ts'
import type { WeekFacts } from './week-facts.ts'
import { itemKeys, markedWeeks, weeksBefore, withoutWeeks } from './weeks-open.ts'

export interface FoundProblem extends Problem {
  /** Names it for ever: its week, its member and its place among his problems. */
  readonly key: string
  readonly person: string
  readonly name: string
  /** For how many weeks in a row it has been reported. */
  readonly weeks: number
  readonly takenBy?: string
}

export interface ProblemsSection {
  readonly open: readonly OpenProblem[]
  readonly all: readonly FoundProblem[]
  readonly texts: readonly string[]
  /** Persons of whose problems not all is shown. */
  readonly clipped: ReadonlySet<string>
}

const longestText = 700

/** The problems of a week: first those that nobody solved or took, the oldest of them first, then those with their solutions. */
export function problemsSection(reports: readonly Report[], facts: WeekFacts, lang: Speech): ProblemsSection {
  const words = digestWords[lang]
  const all = reports.flatMap((report) => foundIn(report, facts))
  const unsolved = all.filter(({ solution }) => solution === undefined).sort((a, b) => rankOf(a) - rankOf(b))
  const solved = all.filter(({ solution }) => solution !== undefined)
  const texts = [
    ...pages(
      `## ${words.openProblems(unsolved.length)}`,
      unsolved.map((one, at) => writeProblem(one, `${at + 1}. `, lang)),
      '\n',
    ),
    ...pages(
      `## ${words.solvedProblems(solved.length)}`,
      solved.map((one) => writeProblem(one, '- ', lang)),
      '\n',
    ),
  ]
  const open = unsolved.filter(({ takenBy }) => takenBy === undefined)
  const clipped = all.filter((one) => isLong(one.text) || isLong(one.solution ?? ''))
  return {
    open: open.map(({ key, person, text }) => ({ key, person, text })),
    all,
    texts,
    clipped: new Set(clipped.map(({ person }) => person)),
  }
}

function foundIn({ person, name, parts, week }: Report, { earlier, taken }: WeekFacts): FoundProblem[] {
  const before = earlier
    .filter((report) => report.person === person)
    .map((report) => itemKeys(problemsOf(report.parts.problems).map(({ text }) => text)))
  return problemsOf(parts.problems).map((problem, at) => {
    const key = `${week}/${person}/${at}`
    const takenBy = taken[key]
    const weeks = Math.max(markedWeeks(problem.text), weeksBefore(problem.text, before) + 1)
    return { ...problem, key, person, name, weeks, ...(takenBy !== undefined && { takenBy }) }
  })
}

const rankOf = ({ takenBy, weeks }: FoundProblem): number => (takenBy === undefined ? 0 : 1_000) - weeks

function writeProblem({ name, text, solution, weeks, takenBy }: FoundProblem, mark: string, lang: Speech): string {
  const words = digestWords[lang]
  const notes = [
    ...(weeks > 1 ? [words.weeksOpen(weeks)] : []),
    ...(takenBy === undefined ? [] : [words.takenBy(plainText(takenBy, 60))]),
  ]
  const who = `**${plainText(name, 60)}**${notes.length > 0 ? words.brackets(notes.join(words.comma)) : ''}`
  const parts = [labelled(who, weeks > 1 ? withoutWeeks(text) : text, lang)]
  if (solution !== undefined) parts.push(labelled(`**${words.solution}**`, solution, lang))
  return asItem(parts.join('\n\n'), mark)
}

function labelled(label: string, typed: string, lang: Speech): string {
  const text = tameForChat(clipBlocks(typed, longestText).text)
  const isBlock = /^(?:```|~~~|\||(?:[-*+>]|\d{1,9}[.)])\s)/.test(text)
  return `${label}${digestWords[lang].colon.trimEnd()}${isBlock ? '\n\n' : lang === 'zh' ? '' : ' '}${text}`
}

const isLong = (text: string): boolean => text.length > longestText
