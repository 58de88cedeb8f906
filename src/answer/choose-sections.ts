import type { NoteText, Section } from '../knowledge/knowledge.ts'
import type { SearchIndex } from '../search/search.ts'
import { tokenize } from '../search/tokenize.ts'
import type { Question } from './question.ts'
import type { QuestionKind } from './question-kind.ts'

/** What a section is made of, and how that serves a kind of question. */
const likes: Readonly<
  Partial<Record<QuestionKind, { readonly code?: number; readonly table?: number; readonly list?: number }>>
> = {
  howto: { code: 0.5, list: 0.1 },
  command: { code: 0.6 },
  difference: { table: 0.5 },
  list: { table: 0.3, list: 0.3 },
  flow: { list: 0.3 },
  symptom: { code: 0.2, list: 0.2 },
}

const hasCode = /^```/m
const hasTable = /^\|.*\|\s*$/m
const hasList = /^\s*(?:[-*]|\d+\.) /m

function overlap(index: SearchIndex, wanted: ReadonlySet<string>, text: string): number {
  const there = new Set(tokenize(text, index.vocabulary).all)
  let shared = 0
  let all = 0
  for (const token of wanted) {
    const weight = index.weigh(token)
    all += weight
    if (there.has(token)) shared += weight
  }
  return all === 0 ? 0 : shared / all
}

function scoreOf(index: SearchIndex, wanted: ReadonlySet<string>, kind: QuestionKind, section: Section): number {
  const like = likes[kind] ?? {}
  return (
    1.2 * overlap(index, wanted, section.heading) +
    overlap(index, wanted, section.markdown) +
    (hasCode.test(section.markdown) ? (like.code ?? 0) : 0) +
    (hasTable.test(section.markdown) ? (like.table ?? 0) : 0) +
    (hasList.test(section.markdown) ? (like.list ?? 0) : 0)
  )
}

/**
 * The sections that answer the question, best first, as many as fit into `room` characters; the best one may take up to `most`. What the title already says does not count:
 * every section of a note on volumes speaks of volumes.
 */
export function chooseSections(
  index: SearchIndex,
  question: Question,
  note: { readonly text: NoteText; readonly title: readonly string[] },
  { room, most }: { readonly room: number; readonly most: number },
): Section[] {
  const title = new Set(note.title)
  const own = question.tokens.all.filter((token) => !title.has(token))
  const wanted = new Set(own.length > 0 ? own : question.tokens.all)
  const ranked = note.text.sections
    .map((section, place) => ({ section, score: scoreOf(index, wanted, question.kind, section) - place * 0.01 }))
    .sort((a, b) => b.score - a.score)
  const chosen: Section[] = []
  let left = room
  for (const { section } of ranked) {
    const length = section.heading.length + section.markdown.length + 6
    if (length <= (chosen.length === 0 && section === ranked[0]?.section ? most : left)) {
      chosen.push(section)
      left -= length
    }
  }
  return chosen
}
