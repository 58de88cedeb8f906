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
  const renumber = <Value>(values: Readonly<Record<string, Value>>, onto: Readonly<Record<string, Value>> = {}) => {
    const all: Record<string, Value> = { ...onto }
    for (const number in values) all[Number(number) + first] = values[number] as Value
    return all
  }
  const joined = new Map(postings)
  for (const [word, fields] of index) {
    const posting: Posting = { ...joined.get(word) }
    for (const field in fields) posting[field] = renumber(fields[field] ?? {}, posting[field])
    joined.set(word, posting)
  }
  const [before, after] = [frame.documentCount, more.documentCount]
  return {
    postings: joined,
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
