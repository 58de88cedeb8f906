import type { Entry } from './entries.ts'

/** The entries of an index. An entry is made when it is asked for. */
export interface Entries extends Iterable<Entry> {
  readonly size: number
  get(id: string): Entry | undefined
}

type Numbers = readonly number[]

/** Entries with each token as its place in the list of all tokens: a quarter of the memory. */
export interface PackedEntries {
  readonly tokens: readonly string[]
  readonly entries: readonly PackedEntry[]
}

interface PackedEntry extends Pick<Entry, 'id' | 'kind'> {
  readonly title: Numbers
  readonly asks: readonly Numbers[]
  readonly lead: Numbers
  readonly body: readonly Numbers[]
}

/** How many opened entries are kept: those that are asked about again and again. */
const mostOpen = 400

export function packEntries(entries: Iterable<Entry>): PackedEntries {
  const places = new Map<string, number>()
  const pack = (tokens: readonly string[]) =>
    tokens.map((token) => {
      const place = places.get(token) ?? places.size
      places.set(token, place)
      return place
    })
  const packed = [...entries].map(({ id, kind, title, asks, lead, body }) => ({
    id,
    kind,
    title: pack(title),
    asks: asks.map(pack),
    lead: pack(lead),
    body: body.map(pack),
  }))
  return { tokens: [...places.keys()], entries: packed }
}

export function openEntries({ tokens, entries }: PackedEntries): Entries {
  const packed = new Map(entries.map((entry) => [entry.id, entry]))
  const opened = new Map<string, Entry>()
  const words = (places: Numbers) => places.map((place) => tokens[place] ?? '')
  const open = ({ id, kind, title, asks, lead, body }: PackedEntry): Entry => ({
    id,
    kind,
    title: words(title),
    asks: asks.map(words),
    lead: words(lead),
    body: body.map(words),
  })
  return {
    size: packed.size,
    get(id) {
      const found = packed.get(id)
      const entry = opened.get(id) ?? (found && open(found))
      if (!entry) return undefined
      opened.delete(id) // the one asked for last stands last
      opened.set(id, entry)
      if (opened.size > mostOpen) opened.delete(opened.keys().next().value ?? '')
      return entry
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
    *[Symbol.iterator]() {
      yield* entries
      yield* more
    },
  }
}
