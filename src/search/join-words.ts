import type { AsPlainObject } from 'minisearch'

/**
 * MiniSearch's own plain form, its words in a map. A question opens only the words that it holds: opening all of them takes a start longer
 * than everything else together, and gives the same scores.
 */
export interface Words {
  readonly frame: Omit<AsPlainObject, 'index'>
  readonly postings: ReadonlyMap<string, AsPlainObject['index'][number][1]>
}

type Posting = AsPlainObject['index'][number][1]

/**
 * Two word indexes in one, as MiniSearch would have built it (its plain form, version 2): documents are numbered on, postings put together. Opening
 * the large one to add to it would take longer than everything else.
 */
export function joinWords({ frame, postings }: Words, { index, ...more }: AsPlainObject): Words {
  const first = frame.nextId
  const renumber = <Value>(values: Readonly<Record<string, Value>>): Record<string, Value> =>
    Object.fromEntries(Object.entries(values).map(([number, value]) => [Number(number) + first, value]))
  const joined = new Map(postings)
  for (const [word, fields] of index) {
    const known: Posting = joined.get(word) ?? {}
    const added = Object.entries(fields).map(([field, uses]) => [field, { ...known[field], ...renumber(uses) }])
    joined.set(word, { ...known, ...Object.fromEntries(added) })
  }
  const [before, after] = [frame.documentCount, more.documentCount]
  return {
    postings: joined,
    frame: {
      ...frame,
      documentCount: before + after,
      nextId: first + more.nextId,
      documentIds: { ...frame.documentIds, ...renumber(more.documentIds) },
      fieldLength: { ...frame.fieldLength, ...renumber(more.fieldLength) },
      storedFields: { ...frame.storedFields, ...renumber(more.storedFields) },
      averageFieldLength: frame.averageFieldLength.map(
        (length, field) => (length * before + (more.averageFieldLength[field] ?? 0) * after) / (before + after),
      ),
    },
  }
}
