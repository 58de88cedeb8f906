import type { NoteText, Section } from '../knowledge/knowledge.ts'
import type { SearchIndex } from '../search/search.ts'
import { tokenize } from '../search/tokenize.ts'
import type { Question } from './question.ts'
import type { QuestionKind } from './question-kind.ts'

/** What a section is made of, and how that serves a kind of question. */
const likes: Readonly<
  Partial<Record<QuestionKind, { readonly code?: number; readonly table?: number; readonly list?: number }>>
> = {
  howto: { code: 0.25, list: 0.05 },
  command: { code: 0.3 },
  difference: { table: 0.25 },
  list: { table: 0.15, list: 0.15 },
  flow: { list: 0.15 },
  symptom: { code: 0.1, list: 0.1 },
}

const hasCode = /^```/m
const hasTable = /^\|.*\|\s*$/m
const hasList = /^\s*(?:[-*]|\d+\.) /m

/** What a section says, in the words of the index. */
interface Said {
  readonly section: Section
  readonly heading: ReadonlySet<string>
  readonly body: ReadonlySet<string>
}

function saidIn(index: SearchIndex, section: Section): Said {
  const wordsOf = (text: string) => new Set(tokenize(text, index.vocabulary).all)
  return { section, heading: wordsOf(section.heading), body: wordsOf(section.markdown) }
}

/** The question's words that tell the sections apart, and how much each says: one that every section holds says little. */
function weightsOf(index: SearchIndex, wanted: ReadonlySet<string>, said: readonly Said[]): Map<string, number> {
  const weights = [...wanted].map((token): [string, number] => {
    const holders = said.filter(({ heading, body }) => heading.has(token) || body.has(token)).length
    return [token, holders === 0 ? 0 : index.weigh(token) * Math.log((said.length + 1) / holders)]
  })
  return new Map(weights.filter(([, weight]) => weight > 0))
}

/** Beside so much weight in common, what a section is made of decides. */
const little = 1

function overlap(weights: ReadonlyMap<string, number>, there: ReadonlySet<string>): number {
  let shared = 0
  let all = 0
  for (const [token, weight] of weights) {
    all += weight
    if (there.has(token)) shared += weight
  }
  return shared / (all + little)
}

function scoreOf(weights: ReadonlyMap<string, number>, kind: QuestionKind, { section, heading, body }: Said): number {
  const like = likes[kind] ?? {}
  return (
    2 * overlap(weights, heading) +
    overlap(weights, body) +
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
  const said = note.text.sections.map((section) => saidIn(index, section))
  const weights = weightsOf(index, wanted, said)
  const ranked = said
    .map((one, place) => ({ section: one.section, score: scoreOf(weights, question.kind, one) - place * 0.01 }))
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
