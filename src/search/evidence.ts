import type { Entry } from './entries.ts'
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
export interface Asked {
  readonly tokens: ReadonlySet<string>
  /** Those of the tokens that are OpenStack's own terms. */
  readonly subjects: readonly string[]
  readonly weigh: Weigh
  /** Of all tokens together. */
  readonly weight: number
}

export function askedOf(tokens: readonly string[], subjects: readonly string[], weigh: Weigh): Asked {
  return { tokens: new Set(tokens), subjects, weigh, weight: sum(new Set(tokens), weigh) }
}

/** What speaks for an entry by its texts alone. */
export function evidenceOf(asked: Asked, entry: Entry): Omit<Evidence, 'kind' | 'same' | 'words'> {
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

function sum(tokens: Iterable<string>, weigh: Weigh): number {
  let total = 0
  for (const token of tokens) total += weigh(token)
  return total
}

/** The tokens of a text that stand in the question. */
function sharedBy({ tokens: question }: Asked, text: readonly string[]): readonly string[] {
  return text.filter((token) => question.has(token))
}

interface Likeness extends Pick<Evidence, 'ask' | 'contains'> {
  readonly both: readonly string[]
}

/** Cosine of the question and a text as sets of weighted tokens, and the share of the text that the question holds. */
function likenessOf(asked: Asked, text: readonly string[]): Likeness {
  const both = sharedBy(asked, text)
  if (both.length === 0) return { both, ask: 0, contains: 0 }
  const [weight, all] = [sum(both, asked.weigh), sum(text, asked.weigh)]
  return { both, ask: weight / Math.sqrt(asked.weight * all), contains: weight / all }
}

function subjectShare({ subjects, weigh }: Asked, named: ReadonlySet<string>): number {
  const all = sum(subjects, weigh)
  const there = subjects.filter((token) => named.has(token))
  return all === 0 ? 1 : sum(there, weigh) / all
}
