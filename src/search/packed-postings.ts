import type { AsPlainObject } from 'minisearch'

/** How often a word stands in which document, by field: MiniSearch's own form. */
export type Posting = AsPlainObject['index'][number][1]

/** In which documents a word stands, by word; a posting is made when it is asked for. */
export interface Postings extends Iterable<readonly [string, Posting]> {
  get(word: string): Posting | undefined
}

/** Field, document, times; field, document, times; …: a fifth of the memory of objects by number. */
export type PackedPosting = readonly number[]

export function packPosting(posting: Posting): PackedPosting {
  return Object.entries(posting).flatMap(([field, times]) =>
    Object.entries(times).flatMap(([document, count]) => [Number(field), Number(document), count]),
  )
}

function openPosting(packed: PackedPosting): Posting {
  const posting: Posting = {}
  for (let at = 0; at < packed.length; at += 3) {
    const field = packed[at] ?? 0
    const counts = posting[field] ?? {}
    counts[packed[at + 1] ?? 0] = packed[at + 2] ?? 0
    posting[field] = counts
  }
  return posting
}

export function openPostings(packed: ReadonlyMap<string, PackedPosting>): Postings {
  return {
    get(word) {
      const found = packed.get(word)
      return found && openPosting(found)
    },
    *[Symbol.iterator]() {
      for (const [word, posting] of packed) yield [word, openPosting(posting)] as const
    },
  }
}
