import type { Speller } from './tokenize.ts'

/** Words by length, so that only near ones are compared. */
type Shelf = ReadonlyMap<number, readonly string[]>

/** True if one insertion, deletion, replacement or swap of neighbours makes `b` of `a`. */
export function oneSlip(a: string, b: string): boolean {
  if (a === b || Math.abs(a.length - b.length) > 1) return false
  let i = 0
  while (i < a.length && i < b.length && a[i] === b[i]) i++
  const rest = (x: number, y: number) => a.slice(i + x) === b.slice(i + y)
  if (a.length === b.length) {
    return rest(1, 1) || (a[i] === b[i + 1] && a[i + 1] === b[i] && rest(2, 2))
  }
  return a.length > b.length ? rest(1, 0) : rest(0, 1)
}

/** A word of ordinary use must stand in this many pages to be meant; a short one, which is near to many, in more. */
const least = 2
const leastForShort = 60
const shortWord = 6

/**
 * Corrects words that the knowledge never uses, from four letters on: to the name of the vocabulary, or else the word in most use, that begins
 * alike and is one slip away. A word without such a neighbour stays: that it is unknown is evidence.
 */
export function compileSpelling(uses: ReadonlyMap<string, number>, names: ReadonlyMap<string, string>): Speller {
  const stems = new Set(names.values())
  const named = byLength(names.keys())
  const used = byLength(uses.keys())
  return (key, word) => {
    if (word.length < 4 || word.length > 24 || /\d/.test(word) || uses.has(key) || stems.has(key)) return key
    const name = word.length < shortWord ? undefined : near(named, word)[0]
    if (name) return names.get(name) ?? key
    const enough = word.length < shortWord ? leastForShort : least
    const found = near(used, key).filter((other) => (uses.get(other) ?? 0) >= enough)
    return found.toSorted((a, b) => (uses.get(b) ?? 0) - (uses.get(a) ?? 0))[0] ?? key
  }
}

function near(shelf: Shelf, word: string): string[] {
  return [word.length - 1, word.length, word.length + 1].flatMap((length) =>
    (shelf.get(length) ?? []).filter((other) => other[0] === word[0] && oneSlip(word, other)),
  )
}

function byLength(words: Iterable<string>): Shelf {
  const shelf = new Map<number, string[]>()
  for (const word of words) {
    if (!/^[a-z]{4,}$/.test(word)) continue
    const same = shelf.get(word.length)
    if (same) same.push(word)
    else shelf.set(word.length, [word])
  }
  return shelf
}
