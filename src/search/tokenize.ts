import { type Element, elementsOf } from './elements.ts'
import { chineseStopWords, englishStopWords } from './stop-words.ts'
import { type Concept, conceptAt, type Vocabulary } from './vocabulary.ts'

/** What a text is about, in the index's own words. */
export interface Tokens {
  /** Stems, words with joints, Han pairs and single characters, and `=term` for every term of the vocabulary. In order, repeats kept. */
  readonly all: readonly string[]
  /** The terms found, in order, each once. */
  readonly concepts: readonly Concept[]
  /** Dead names found, as the vocabulary spells them. */
  readonly dead: readonly { readonly name: string; readonly concept: Concept }[]
}

/** Gives the key a misspelt word stands for, or the word's own key; see `spelling.ts`. */
export type Speller = (key: string, word: string) => string

const longestStop = 4

function stopAt(elements: readonly Element[], at: number): number {
  let word = ''
  let length = 0
  for (let i = at; i < Math.min(elements.length, at + longestStop) && elements[i]?.kind === 'han'; i++) {
    word += elements[i]?.word
    if (chineseStopWords.has(word)) length = i - at + 1
  }
  return length
}

/** Whether `length` elements from `at` on take in all parts of the word with joints that begins there. */
const spansWhole = (elements: readonly Element[], at: number, length: number) => !elements[at + length]?.joined

function pushHan(run: readonly Element[], out: string[]): void {
  for (const [i, { key }] of run.entries()) {
    const next = run[i + 1]
    if (next) out.push(key + next.key)
    if (run.length === 1 || !next) out.push(key)
  }
}

function spelled(element: Element, speller: Speller): Element {
  if (element.kind === 'han' || element.whole || englishStopWords.has(element.word)) return element
  const key = speller(element.key, element.word)
  return key === element.key ? element : { ...element, key }
}

/**
 * Cuts a question or a passage into tokens. A name of the vocabulary becomes one token whatever its language or spelling; what is left of
 * Chinese becomes pairs of characters, of English stems; words with joints stay whole and in parts.
 */
export function tokenize(text: string, vocabulary: Vocabulary, speller?: Speller): Tokens {
  const elements = speller ? elementsOf(text).map((element) => spelled(element, speller)) : elementsOf(text)
  const all: string[] = []
  const concepts = new Map<string, Concept>()
  const dead: { name: string; concept: Concept }[] = []
  let run: Element[] = []
  const flush = () => {
    pushHan(run, all)
    run = []
  }
  for (let i = 0; i < elements.length; ) {
    const element = elements[i] as Element
    const found = conceptAt(vocabulary, elements, i)
    const skipped = element.kind === 'han' ? stopAt(elements, i) : 0
    if (found && found.length >= skipped) {
      flush()
      all.push(found.concept.token)
      if (element.whole && !spansWhole(elements, i, found.length)) all.push(element.whole)
      concepts.set(found.concept.token, found.concept)
      if (found.dead) dead.push({ name: found.dead, concept: found.concept })
      i += found.length
    } else if (element.kind === 'han') {
      if (skipped) flush()
      else run.push(element)
      i += skipped || 1
    } else {
      flush()
      if (element.whole) all.push(element.whole)
      if (!englishStopWords.has(element.word) && (element.key.length > 1 || /\d/.test(element.key)))
        all.push(element.key)
      i += 1
    }
  }
  flush()
  return { all, concepts: [...concepts.values()], dead }
}
