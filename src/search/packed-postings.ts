import type { AsPlainObject } from 'minisearch'
import { type Numbers, openLists, type StoredLists, storeLists } from './number-lists.ts'

/** How often a word stands in which document, by field: MiniSearch's own form. */
export type Posting = AsPlainObject['index'][number][1]

/** In which documents a word stands, by word; a posting is made when it is asked for. */
export interface Postings extends Iterable<readonly [string, Posting]> {
  get(word: string): Posting | undefined
}

/** Of each word: field, document, times; field, document, times; … */
export interface PackedPostings {
  readonly words: readonly string[]
  readonly postings: StoredLists
}

export function packPostings(postings: Iterable<readonly [string, Posting]>): PackedPostings {
  const all = [...postings]
  return { words: all.map(([word]) => word), postings: storeLists(all.map(([, posting]) => triples(posting))) }
}

export function openPostings({ words, postings }: PackedPostings): Postings {
  const lists = openLists(postings)
  const places = new Map(words.map((word, place) => [word, place]))
  return {
    get(word) {
      const place = places.get(word)
      return place === undefined ? undefined : openPosting(lists.at(place))
    },
    *[Symbol.iterator]() {
      for (const [word, place] of places) yield [word, openPosting(lists.at(place))] as const
    },
  }
}

function triples(posting: Posting): number[] {
  return Object.entries(posting).flatMap(([field, times]) =>
    Object.entries(times).flatMap(([document, count]) => [Number(field), Number(document), count]),
  )
}

function openPosting(packed: Numbers): Posting {
  const posting: Posting = {}
  for (let at = 0; at < packed.length; at += 3) {
    const field = packed[at] ?? 0
    const counts = posting[field] ?? {}
    counts[packed[at + 1] ?? 0] = packed[at + 2] ?? 0
    posting[field] = counts
  }
  return posting
}
