import type { Knowledge, KnownError, Note, NoteKind } from '../knowledge/knowledge.ts'
import { tokenize } from './tokenize.ts'
import type { Vocabulary } from './vocabulary.ts'

/** What the index knows of one note or known error; every list of tokens holds each once. */
export interface EntryOf<List> {
  readonly id: string
  readonly kind: NoteKind | 'error'
  /** Title and aliases in both languages. */
  readonly title: List
  /** One list for each way of asking; for a known error also one for each signature. */
  readonly asks: readonly List[]
  readonly lead: List
  /** One list for each section in each language. */
  readonly body: readonly List[]
}

export type Entry = EntryOf<readonly string[]>

const unique = (tokens: readonly string[]) => [...new Set(tokens)]

function noteEntry(note: Note, words: (text: string) => readonly string[]): Entry {
  const { en, zh } = note.text
  const sections = [...en.sections, ...zh.sections].map((s) => `${s.heading}\n${s.markdown}`)
  return {
    id: note.id,
    kind: note.kind,
    title: unique(words([note.title.en, note.title.zh, ...note.aliases].join('\n'))),
    asks: [note.title.en, note.title.zh, ...note.asks].map((ask) => unique(words(ask))).filter((ask) => ask.length > 0),
    lead: unique(words(`${en.lead}\n${zh.lead}`)),
    body: sections.map((section) => unique(words(section))),
  }
}

function errorEntry(error: KnownError, words: (text: string) => readonly string[]): Entry {
  const lines = error.signatures.map((signature) => signature.join(' ').replaceAll('<*>', ' '))
  const { en, zh } = error.text
  return {
    id: error.id,
    kind: 'error',
    title: unique(words(`${error.title.en}\n${error.title.zh}`)),
    asks: [error.title.en, error.title.zh, ...error.asks, ...lines]
      .map((ask) => unique(words(ask)))
      .filter((a) => a.length > 0),
    lead: unique(words(`${en.cause}\n${zh.cause}`)),
    body: [`${en.fix}\n${en.check}`, `${zh.fix}\n${zh.check}`].map((section) => unique(words(section))),
  }
}

/** Turns all notes and known errors into entries of the index. */
export function entriesOf(knowledge: Pick<Knowledge, 'notes' | 'errors'>, vocabulary: Vocabulary): Entry[] {
  const words = (text: string) => tokenize(text, vocabulary).all
  return [
    ...knowledge.notes.map((note) => noteEntry(note, words)),
    ...knowledge.errors.map((error) => errorEntry(error, words)),
  ]
}

/** Every token that stands anywhere in an entry. */
export const tokensOf = ({ title, asks, lead, body }: Entry): ReadonlySet<string> =>
  new Set([...title, ...asks.flat(), ...lead, ...body.flat()])

function count(lists: readonly Iterable<string>[]): Map<string, number> {
  const uses = new Map<string, number>()
  for (const list of lists) for (const token of new Set(list)) uses.set(token, (uses.get(token) ?? 0) + 1)
  return uses
}

export function addCounts(counts: ReadonlyMap<string, number>, more: ReadonlyMap<string, number>): Map<string, number> {
  const all = new Map(counts)
  for (const [token, times] of more) all.set(token, (all.get(token) ?? 0) + times)
  return all
}

/** In how many entries each token stands. */
export const countUses = (entries: readonly Entry[]): Map<string, number> => count(entries.map(tokensOf))

/** In the titles and ways of asking of how many entries each token stands. */
export const countAsked = (entries: readonly Entry[]): Map<string, number> =>
  count(entries.map(({ title, asks }) => [...title, ...asks.flat()]))

/** A question without case, blanks and punctuation: what two people type when they ask the very same. */
export const plainAsk = (text: string): string =>
  text
    .slice(0, 300)
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '')

/** Which note or known error each way of asking belongs to. */
export function asksOf({ notes, errors }: Pick<Knowledge, 'notes' | 'errors'>): Map<string, string> {
  return new Map(
    [...errors, ...notes].flatMap(({ id, asks }) => asks.map((ask): [string, string] => [plainAsk(ask), id])),
  )
}
