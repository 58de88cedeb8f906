import type { EntryOf } from './entries.ts'
import type { TokenList } from './packed-entries.ts'
import type { Weigh } from './weigh.ts'

/** Why an entry was ranked where it is; every figure between 0 and 1. */
export interface Evidence {
  /** 1 where the question is one of the ways of asking, word for word. */
  readonly same: number
  /** Likeness of the question to the nearest way of asking (cosine of weighted tokens). */
  readonly ask: number
  /** Share of that way of asking that the question holds. */
  readonly contains: number
  /** The fourth power of `ask`: nearly the same words are worth more than twice half of them. */
  readonly near: number
  /** Share of the OpenStack terms in the question that the entry's title or ways of asking name; 1 where there are none. */
  readonly subject: number
  /** Likeness to the title and aliases. */
  readonly title: number
  /** Share of the question that the entry holds anywhere. */
  readonly held: number
  /** The largest share of the question that one of its passages (a lead, a section) holds. */
  readonly passage: number
  /** Score of the word index against the best one. */
  readonly words: number
  /** How well the kind of note fits the kind of question. */
  readonly kind: number
}

/** A question, ready to be held against entries. */
export interface Asked<Token> {
  readonly tokens: ReadonlySet<Token>
  /** Those of the tokens that are OpenStack's own terms. */
  readonly subjects: readonly Token[]
  readonly weigh: (token: Token) => number
  /** Of all tokens together, and of the subjects. */
  readonly weight: number
  readonly subjectWeight: number
}

export function askedOf(tokens: readonly string[], subjects: readonly string[], weigh: Weigh): Asked<string> {
  const asked = new Set(tokens)
  return { tokens: asked, subjects, weigh, weight: sum(asked, weigh), subjectWeight: sum(subjects, weigh) }
}

/** The question in the numbers of packed entries; a token that none of them holds has none. */
export function packAsked(asked: Asked<string>, { tokens, places }: TokenList): Asked<number> {
  const placesOf = (words: Iterable<string>) => [...words].flatMap((word) => places.get(word) ?? [])
  return {
    ...asked,
    tokens: new Set(placesOf(asked.tokens)),
    subjects: placesOf(asked.subjects),
    weigh: (place) => asked.weigh(tokens[place] as string),
  }
}

/** What speaks for an entry by its texts alone. */
export function evidenceOf<Token>(
  asked: Asked<Token>,
  entry: EntryOf<Iterable<Token>>,
): Omit<Evidence, 'kind' | 'same' | 'words'> {
  const title = likenessOf(asked, entry.title)
  const asks = entry.asks.map((ask) => likenessOf(asked, ask))
  const passages = [entry.lead, ...entry.body].map((passage) => sharedBy(asked, passage))
  const named = new Set([title, ...asks].flatMap(({ both }) => both))
  const held = new Set([...named, ...passages.flat()])
  const nearest = asks.reduce((best, one) => (one.ask > best.ask ? one : best), { ask: 0, contains: 0 })
  return {
    ask: nearest.ask,
    contains: nearest.contains,
    near: nearest.ask ** 4,
    subject: subjectShare(asked, named),
    title: title.ask,
    held: sum(held, asked.weigh) / asked.weight,
    passage: Math.max(...passages.map((both) => sum(both, asked.weigh))) / asked.weight,
  }
}

function sum<Token>(tokens: Iterable<Token>, weigh: (token: Token) => number): number {
  let total = 0
  for (const token of tokens) total += weigh(token)
  return total
}

/** The tokens of a text that stand in the question. */
function sharedBy<Token>({ tokens: question }: Asked<Token>, text: Iterable<Token>): readonly Token[] {
  const both: Token[] = []
  for (const token of text) if (question.has(token)) both.push(token)
  return both
}

interface Likeness<Token> extends Pick<Evidence, 'ask' | 'contains'> {
  readonly both: readonly Token[]
}

/** Cosine of the question and a text as sets of weighted tokens, and the share of the text that the question holds. */
function likenessOf<Token>(asked: Asked<Token>, text: Iterable<Token>): Likeness<Token> {
  const both = sharedBy(asked, text)
  if (both.length === 0) return { both, ask: 0, contains: 0 }
  const [weight, all] = [sum(both, asked.weigh), sum(text, asked.weigh)]
  return { both, ask: weight / Math.sqrt(asked.weight * all), contains: weight / all }
}

function subjectShare<Token>({ subjects, weigh, subjectWeight }: Asked<Token>, named: ReadonlySet<Token>): number {
  const there = subjects.filter((token) => named.has(token))
  return subjectWeight === 0 ? 1 : sum(there, weigh) / subjectWeight
}
