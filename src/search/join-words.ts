import type { AsPlainObject } from 'minisearch'
import type { Posting, Postings } from './packed-postings.ts'

/**
 * MiniSearch's own plain form, its words in a map. A question opens only the words that it holds: opening all of them takes a start longer
 * than everything else together, and gives the same scores.
 */
export interface Words {
  readonly frame: Omit<AsPlainObject, 'index'>
  readonly postings: Postings
}

/**
 * Two word indexes in one, as MiniSearch would have built it (its plain form, version 2): documents are numbered on. The postings of a word are put
 * together when a question holds it.
 */
export function joinWords({ frame, postings }: Words, { frame: more, postings: added }: Words): Words {
  const first = frame.nextId
  const renumber = <Value>(values: Readonly<Record<string, Value>>, onto: Readonly<Record<string, Value>> = {}) => {
    const all: Record<string, Value> = { ...onto }
    for (const number in values) all[Number(number) + first] = values[number] as Value
    return all
  }
  const join = (known: Posting = {}, fields: Posting = {}): Posting => {
    const joined: Posting = { ...known }
    for (const field in fields) joined[field] = renumber(fields[field] ?? {}, known[field])
    return joined
  }
  const [before, after] = [frame.documentCount, more.documentCount]
  return {
    postings: {
      get: (word) => (added.get(word) ? join(postings.get(word), added.get(word)) : postings.get(word)),
      *[Symbol.iterator]() {
        for (const [word, fields] of postings) yield [word, join(fields, added.get(word))] as const
        for (const [word, fields] of added) if (!postings.get(word)) yield [word, join({}, fields)] as const
      },
    },
    frame: {
      ...frame,
      documentCount: before + after,
      nextId: first + more.nextId,
      documentIds: renumber(more.documentIds, frame.documentIds),
      fieldLength: renumber(more.fieldLength, frame.fieldLength),
      storedFields: renumber(more.storedFields, frame.storedFields),
      averageFieldLength: frame.averageFieldLength.map(
        (length, field) => (length * before + (more.averageFieldLength[field] ?? 0) * after) / (before + after),
      ),
    },
  }
}
