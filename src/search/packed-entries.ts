import type { Entry, EntryOf } from './entries.ts'

/** An entry with each token as its place in a list of all tokens: a quarter of the memory. */
export type PackedEntry = EntryOf<number>

export interface PackedEntries {
  readonly tokens: readonly string[]
  readonly entries: readonly PackedEntry[]
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
  const pack = (token: string) => {
    const place = places.get(token) ?? places.size
    places.set(token, place)
    return place
  }
  const packed = [...entries].map((entry) => mapTokens(entry, pack))
  return { tokens: [...places.keys()], entries: packed }
}

export function openEntries({ tokens, entries }: PackedEntries): Entries {
  const packed = new Map(entries.map((entry) => [entry.id, entry]))
  const list = { tokens, places: new Map(tokens.map((token, place) => [token, place])) }
  const open = (entry: PackedEntry): Entry => mapTokens(entry, (place) => tokens[place] as string)
  return {
    size: packed.size,
    get(id) {
      const entry = packed.get(id)
      return entry && open(entry)
    },
    packed(id) {
      const entry = packed.get(id)
      return entry && { entry, list }
    },
    *[Symbol.iterator]() {
      for (const entry of entries) yield open(entry)
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

function mapTokens<From, To>(
  { id, kind, title, asks, lead, body }: EntryOf<From>,
  to: (token: From) => To,
): EntryOf<To> {
  const all = (tokens: readonly From[]) => tokens.map((token) => to(token))
  return { id, kind, title: all(title), asks: asks.map(all), lead: all(lead), body: body.map(all) }
}
