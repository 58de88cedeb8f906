import type { Entry } from './entries.ts'
import { frontOf, tokensOf } from './entry-tokens.ts'
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
  const nearest = nearestAsk(asked, entry)
  const passages = [entry.lead, ...entry.body].map((tokens) => shared(asked, tokens))
  return {
    ...nearest,
    near: nearest.ask ** 4,
    subject: subjectShare(asked, entry),
    title: likeness(asked, entry.title).ask,
    held: shared(asked, tokensOf(entry)) / asked.weight,
    passage: Math.max(...passages) / asked.weight,
  }
}

function sum(tokens: Iterable<string>, weigh: Weigh): number {
  let total = 0
  for (const token of tokens) total += weigh(token)
  return total
}

/** Weight of the tokens (each once) that stand in the question. */
function shared({ tokens: question, weigh }: Asked, tokens: Iterable<string>): number {
  let weight = 0
  for (const token of tokens) if (question.has(token)) weight += weigh(token)
  return weight
}

/** Cosine of the question and a text as sets of weighted tokens, and the share of the text that the question holds. */
function likeness(asked: Asked, text: readonly string[]): Pick<Evidence, 'ask' | 'contains'> {
  const both = shared(asked, text)
  if (both === 0) return { ask: 0, contains: 0 }
  const weight = sum(text, asked.weigh)
  return { ask: both / Math.sqrt(asked.weight * weight), contains: both / weight }
}

function nearestAsk(asked: Asked, { asks }: Entry): Pick<Evidence, 'ask' | 'contains'> {
  let best = { ask: 0, contains: 0 }
  for (const text of asks) {
    const one = likeness(asked, text)
    if (one.ask > best.ask) best = one
  }
  return best
}

function subjectShare({ subjects, weigh }: Asked, entry: Entry): number {
  const all = sum(subjects, weigh)
  const front = frontOf(entry)
  const named = subjects.filter((token) => front.has(token))
  return all === 0 ? 1 : sum(named, weigh) / all
}
