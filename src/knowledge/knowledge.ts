/**
 * What the bot knows, as plain data: notes, known errors and the vocabulary.
 * The shapes that everything above reads; how they are read from `kb/` is `load-knowledge.ts`. Nothing here searches or decides.
 */

export const languages = ['en', 'zh'] as const
export type Lang = (typeof languages)[number]

/** The same text in both languages. */
export type Both<T = string> = Readonly<Record<Lang, T>>

export const noteKinds = ['service', 'concept', 'comparison', 'flow', 'howto', 'troubleshooting'] as const
export type NoteKind = (typeof noteKinds)[number]

export const termKinds = [
  'service',
  'tool',
  'project',
  'concept',
  'object',
  'action',
  'word',
  'neighbour',
  'elsewhere',
  'everyday',
] as const
export type TermKind = (typeof termKinds)[number]

/** Who of a team wrote it, and on which day (YYYY-MM-DD); only on what does not ship with the program. */
export interface TeamMark {
  readonly by: string
  readonly day: string
}

/** A heading of level 2 and the Markdown under it. */
export interface Section {
  readonly heading: string
  readonly markdown: string
}

/** One language of a note: its first paragraph, then its sections in order. */
export interface NoteText {
  readonly lead: string
  readonly sections: readonly Section[]
}

export interface Note {
  readonly id: string
  readonly kind: NoteKind
  readonly title: Both
  readonly aliases: readonly string[]
  readonly asks: readonly string[]
  readonly releases: string
  readonly related: readonly string[]
  readonly sources: readonly string[]
  /** Day of the last review, YYYY-MM-DD. */
  readonly reviewed: string
  readonly text: Both<NoteText>
  /** Path of its file, relative to the kb folder, with `/`. */
  readonly file: string
  readonly team?: TeamMark
}

/** One language of a known error, as Markdown. */
export interface ErrorText {
  readonly cause: string
  readonly fix: string
  readonly check: string
}

/** Lines that must all be in the log, in any order; `<*>` in a line stands for what varies. Nearly always one line. */
export type Signature = readonly string[]

export interface KnownError {
  readonly id: string
  readonly component: string
  readonly title: Both
  /** Any one of them proves the error. */
  readonly signatures: readonly Signature[]
  /** Lines that rule it out. */
  readonly unless: readonly string[]
  /** A consequence: loses against every cause found in the same log. */
  readonly symptom: boolean
  readonly asks: readonly string[]
  readonly releases: string
  readonly platforms: readonly string[]
  readonly sources: readonly string[]
  readonly reviewed: string
  readonly text: Both<ErrorText>
  /** A sample log that this error must be found in. */
  readonly log: string
  readonly file: string
  readonly team?: TeamMark
}

export interface Term {
  readonly term: string
  readonly kind: TermKind
  readonly zh: readonly string[]
  readonly aliases: readonly string[]
  /** Dead names that people still use. */
  readonly was: readonly string[]
  readonly misspelt: readonly string[]
  readonly means?: Both
}

export interface Knowledge {
  readonly notes: readonly Note[]
  readonly errors: readonly KnownError[]
  readonly terms: readonly Term[]
}
