import { elementsOf } from '../search/elements.ts'
import { conceptAt, own } from '../search/vocabulary.ts'
import type { Library } from './library.ts'

/** The names of OpenStack's own things in a text, each once, as the vocabulary calls them, in order of appearance. */
export function termsIn({ index: { vocabulary } }: Library, text: string): string[] {
  const elements = elementsOf(text)
  const terms: string[] = []
  for (let at = 0; at < elements.length; ) {
    const found = conceptAt(vocabulary, elements, at)
    if (found && own.has(found.concept.kind)) terms.push(found.concept.term)
    at += found?.length ?? 1
  }
  return [...new Set(terms)]
}
