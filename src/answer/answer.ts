/**
 * From a question to an answer with its sources, or to an honest "I don't know". Pure: knowledge and index in, Markdown out.
 * It never invents: every sentence stands in a note. It never remembers: what was asked before is an argument.
 */
import type { KnownError, Lang, Note } from '../knowledge/knowledge.ts'
import type { Hit } from '../search/rank-hits.ts'
import { search } from '../search/search.ts'
import type { Concept } from '../search/vocabulary.ts'
import { chooseSections } from './choose-sections.ts'
import { confidenceOf } from './confidence.ts'
import { termToDefine } from './define-term.ts'
import { completeFollowUp } from './follow-up.ts'
import type { Library } from './library.ts'
import { orderHits } from './order-hits.ts'
import { type Question, understand } from './question.ts'
import { fitOf } from './question-kind.ts'
import { severalSubjects } from './several-subjects.ts'
import { signsOf } from './signs.ts'
import { writeError, writeMeaning, writeNote, writeOther, writeSeveral, writeUnsure } from './write-answer.ts'

interface Common {
  readonly lang: Lang
  /** What a person sees, as Markdown. */
  readonly markdown: string
  /** 0 to 1; see confidence.ts. */
  readonly confidence: number
  readonly question: Question
}

export type Answer =
  | (Common & { readonly kind: 'answered'; readonly ids: readonly string[]; readonly sources: readonly string[] })
  | (Common & { readonly kind: 'unsure'; readonly nearest: readonly string[] })

/** Characters of lead and sections together, and how far the best section may go beyond; Chinese says the same in fewer. */
const room: Readonly<Record<Lang, number>> = { en: 700, zh: 450 }
const most: Readonly<Record<Lang, number>> = { en: 1_150, zh: 850 }

export const findHits = (library: Library, question: Question): Hit[] =>
  search(library.index, question, { fits: (kind) => fitOf(question.kind, kind) })

/** Answers `text`; `earlier` holds what was asked before it in the same conversation, oldest first. */
export function answer(library: Library, text: string, earlier: readonly string[] = []): Answer {
  const before = inContext(library, earlier.slice(-3))
  const question = completeFollowUp(understand(library.index, text), before)
  const hits = orderHits(library, findHits(library, question), before && toldFor(library, before))
  const several = severalSubjects(library, question, hits[0])
  if (several.length > 0) return answerSeveral(question, several)
  const term = termToDefine(library, question, hits[0])
  if (term) return answerTerm(library, question, { term, hits })
  const { right, scope, enough } = confidenceOf(signsOf(library.index, question, hits), question)
  const best = hits[0]
  return best && enough
    ? answerWith(library, question, { id: best.id, confidence: right, other: otherOf(library, hits[1], right) })
    : unsure(library, question, { hits, confidence: Math.min(scope, right) })
}

/** The note with which a question was answered, if it was one. */
function toldFor(library: Library, question: Question): Note | undefined {
  const [best] = findHits(library, question)
  return best && library.notes.get(best.id)
}

/** The last of the texts, each completed by the one before it. */
function inContext({ index }: Library, texts: readonly string[]): Question | undefined {
  let before: Question | undefined
  for (const text of texts) before = completeFollowUp(understand(index, text), before)
  return before
}

/** Below this confidence the second best is told in short, too: then it is the one that was meant about every sixth time. */
const surely = 0.6

function otherOf({ notes, errors }: Library, second: Hit | undefined, right: number): Note | KnownError | undefined {
  return second && right < surely ? (notes.get(second.id) ?? errors.get(second.id)) : undefined
}

interface Chosen {
  readonly id: string
  readonly confidence: number
  readonly other: Note | KnownError | undefined
}

function answerWith(library: Library, question: Question, { id, confidence, other }: Chosen): Answer {
  const { lang } = question
  const found = library.notes.get(id) ?? library.errors.get(id)
  const also = other && writeOther(other, lang)
  const markdown = library.notes.has(id)
    ? noteMarkdown(library, question, library.notes.get(id) as Note, also?.length ?? 0)
    : writeError(library.errors.get(id) as KnownError, lang)
  return {
    kind: 'answered',
    ids: other ? [id, other.id] : [id],
    lang,
    markdown: also ? `${markdown}\n\n${also}` : markdown,
    confidence,
    sources: [...(found?.sources ?? []), ...(other?.sources.slice(0, 1) ?? [])],
    question,
  }
}

/** `taken`: characters that something else needs. */
function noteMarkdown(library: Library, question: Question, note: Note, taken: number): string {
  const { lang } = question
  const text = note.text[lang]
  const title = library.index.entries.get(note.id)?.title ?? []
  const sections = chooseSections(
    library.index,
    question,
    { text, title },
    {
      room: room[lang] - text.lead.length - taken,
      most: most[lang] - text.lead.length,
    },
  )
  return writeNote(note, { lang, sections, dead: question.tokens.dead })
}

function answerSeveral(question: Question, notes: readonly Note[]): Answer {
  return {
    kind: 'answered',
    ids: notes.map(({ id }) => id),
    lang: question.lang,
    markdown: writeSeveral(notes, question.lang),
    confidence: 0.9,
    sources: notes.flatMap((note) => note.sources.slice(0, 1)),
    question,
  }
}

interface Defined {
  readonly term: Concept
  readonly hits: readonly Hit[]
}

function answerTerm(library: Library, question: Question, { term, hits }: Defined): Answer {
  const { lang } = question
  const markdown = writeMeaning(term, nearTitles(library, hits, lang), lang)
  return { kind: 'answered', ids: [], lang, markdown, confidence: 0.9, sources: [], question }
}

const nearTitles = (library: Library, hits: readonly Hit[], lang: Lang): string[] =>
  nearOnes(hits).map(({ id }) => (library.notes.get(id) ?? library.errors.get(id))?.title[lang] ?? id)

const nearOnes = (hits: readonly Hit[]) => hits.filter(({ evidence }) => evidence.ask > 0.2).slice(0, 3)

interface Short {
  readonly hits: readonly Hit[]
  readonly confidence: number
}

function unsure(library: Library, question: Question, { hits, confidence }: Short): Answer {
  const { lang } = question
  const markdown = writeUnsure(nearTitles(library, hits, lang), lang)
  return { kind: 'unsure', lang, markdown, confidence, nearest: nearOnes(hits).map(({ id }) => id), question }
}
