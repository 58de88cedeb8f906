import type { Speller } from './tokenize.ts'

/** Words of the index by length, so that only near ones are compared. */
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

/** A word of the vocabulary is meant rather than a word that stands in fewer pages than this. */
const namesCount = 10

/**
 * Corrects words that the knowledge never uses, from six letters on, to the word with the same first letter one slip away that it uses most. A word without such a
 * neighbour stays: that it is unknown is evidence.
 */
export function compileSpelling(uses: ReadonlyMap<string, number>, names: ReadonlySet<string>): Speller {
  const often = new Map([...uses, ...[...names].map((name): [string, number] => [name, namesCount])])
  const shelf: Shelf = byLength(often)
  const least = 2
  return (key, word) => {
    if (word.length < 6 || word.length > 24 || often.has(key) || /\d/.test(word)) return key
    let best = key
    let bestUses = least - 1
    for (const length of [key.length - 1, key.length, key.length + 1]) {
      for (const candidate of shelf.get(length) ?? []) {
        const count = often.get(candidate) ?? 0
        if (count > bestUses && candidate[0] === key[0] && oneSlip(key, candidate))
          [best, bestUses] = [candidate, count]
      }
    }
    return best
  }
}

function byLength(uses: ReadonlyMap<string, number>): Shelf {
  const shelf = new Map<number, string[]>()
  for (const key of uses.keys()) {
    if (!/^[a-z]{4,}$/.test(key)) continue
    const same = shelf.get(key.length)
    if (same) same.push(key)
    else shelf.set(key.length, [key])
  }
  return shelf
}
