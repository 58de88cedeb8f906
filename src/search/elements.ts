import { stemmer } from 'stemmer'
import { englishStopWords } from './stop-words.ts'

/** The smallest pieces of a text: one Han character, or one Latin word (stemmed, and as written). */
export interface Element {
  readonly kind: 'han' | 'word'
  /** What meets in the index: the character, or the stem. */
  readonly key: string
  /** Lower-cased, as written. */
  readonly word: string
  /** The word with joints this is a part of (`cpu_allocation_ratio`, `169.254.169.254`); set on its first part only. */
  readonly whole?: string
  /** A joint (`-`, `_`, `.`, `/`, `:`) ties it to the element before. */
  readonly joined: boolean
}

const piece = /\p{Script=Han}|[a-z0-9']+(?:[._\-/:*@]+[a-z0-9]+)*/gu
const joint = /[._\-/:*@]+/
const maxChars = 20_000

const stems = new Map<string, string>()

/** Stem of a lower-cased word; remembered, because text repeats itself. */
export function stem(word: string): string {
  const known = stems.get(word)
  if (known !== undefined) return known
  // "has" would become the name HA.
  const result = word.length > 40 || /\d/.test(word) || englishStopWords.has(word) ? word : stemmer(word)
  if (stems.size < 50_000) stems.set(word, result)
  return result
}

/** Cuts a text of any kind into elements; reads at most 20,000 characters. */
export function elementsOf(text: string): Element[] {
  const elements: Element[] = []
  for (const [found] of text.slice(0, maxChars).normalize('NFKC').toLowerCase().matchAll(piece)) {
    if (/^\p{Script=Han}$/u.test(found)) {
      elements.push({ kind: 'han', key: found, word: found, joined: false })
      continue
    }
    const parts = found.split(joint).filter(Boolean)
    parts.forEach((part, i) => {
      const word = part.replace(/^'+|'s$|'+$/g, '')
      if (!word) return
      const base = { kind: 'word', key: stem(word), word, joined: i > 0 } as const
      elements.push(parts.length > 1 && i === 0 ? { ...base, whole: found } : base)
    })
  }
  return elements
}
