import type { Entry, EntryOf } from './entries.ts'
import { type Numbers, openLists, type StoredLists, storeLists } from './number-lists.ts'

/** Entries with each token as its place in a list of all tokens: a tenth of the memory. */
export interface PackedEntries {
  readonly tokens: readonly string[]
  readonly entries: readonly EntryHead[]
  /** Of each entry in turn: title, lead, the ways of asking, the sections. */
  readonly lists: StoredLists
}

/** Its lists are views of numbers, not to be changed. */
export type PackedEntry = EntryOf<Numbers>

interface EntryHead extends Pick<Entry, 'id' | 'kind'> {
  readonly asks: number
  readonly sections: number
}

/** What the numbers of a packed entry stand for. */
export interface TokenList {
  readonly tokens: readonly string[]
  readonly places: ReadonlyMap<string, number>
}

/** The entries of an index. */
export interface Entries extends Iterable<Entry> {
  readonly size: number
  /** Made anew whenever it is asked for. */
  get(id: string): Entry | undefined
  /** As it is kept, for comparing many. */
  packed(id: string): { readonly entry: PackedEntry; readonly list: TokenList } | undefined
}

export function packEntries(entries: Iterable<Entry>): PackedEntries {
  const places = new Map<string, number>()
  const pack = (tokens: Iterable<string>) =>
    Array.from(tokens, (token) => {
      const place = places.get(token) ?? places.size
      places.set(token, place)
      return place
    })
  const all = [...entries]
  const lists = all.flatMap(({ title, lead, asks, body }) => [title, lead, ...asks, ...body].map(pack))
  const heads = all.map(({ id, kind, asks, body }) => ({ id, kind, asks: asks.length, sections: body.length }))
  return { tokens: [...places.keys()], entries: heads, lists: storeLists(lists) }
}

export function openEntries({ tokens, entries, lists: stored }: PackedEntries): Entries {
  const lists = openLists(stored)
  const list = { tokens, places: new Map(tokens.map((token, place) => [token, place])) }
  const heads = new Map<string, { readonly head: EntryHead; readonly first: number }>()
  let first = 0
  for (const head of entries) {
    heads.set(head.id, { head, first })
    first += 2 + head.asks + head.sections
  }
  function packed(id: string) {
    const found = heads.get(id)
    if (!found) return undefined
    const { head, first: title } = found
    const several = (from: number, count: number) => Array.from({ length: count }, (_, at) => lists.at(from + at))
    const entry: PackedEntry = {
      id,
      kind: head.kind,
      title: lists.at(title),
      lead: lists.at(title + 1),
      asks: several(title + 2, head.asks),
      body: several(title + 2 + head.asks, head.sections),
    }
    return { entry, list }
  }
  function get(id: string): Entry | undefined {
    const found = packed(id)
    if (!found) return undefined
    const words = (places: Iterable<number>) => Array.from(places, (place) => tokens[place] as string)
    const { kind, title, lead, asks, body } = found.entry
    return { id, kind, title: words(title), lead: words(lead), asks: asks.map(words), body: body.map(words) }
  }
  return {
    size: heads.size,
    get,
    packed,
    *[Symbol.iterator]() {
      for (const { id } of entries) yield get(id) as Entry
    },
  }
}

/** Those of `more` after those of `entries`; of two with the same id the later one is found. */
export function joinEntries(entries: Entries, more: Entries): Entries {
  return {
    size: entries.size + more.size,
    get: (id) => more.get(id) ?? entries.get(id),
    packed: (id) => more.packed(id) ?? entries.packed(id),
    *[Symbol.iterator]() {
      yield* entries
      yield* more
    },
  }
}
