import type { Entry } from './entries.ts'

/** Makes a set of an entry's tokens when the entry is first a candidate, and keeps it as long as the entry. */
function kept(make: (entry: Entry) => readonly string[]): (entry: Entry) => ReadonlySet<string> {
  const sets = new WeakMap<Entry, ReadonlySet<string>>()
  return (entry) => {
    const known = sets.get(entry)
    if (known) return known
    const made = new Set(make(entry))
    sets.set(entry, made)
    return made
  }
}

/** Tokens of an entry's title and ways of asking. */
export const frontOf = kept(({ title, asks }) => [...title, ...asks.flat()])

/** Every token that stands anywhere in an entry. */
export const tokensOf = kept(({ title, lead, asks, body }) => [...title, ...lead, ...asks.flat(), ...body.flat()])
