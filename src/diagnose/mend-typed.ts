import type { KnownError } from '../knowledge/knowledge.ts'
import { isSlip } from './is-slip.ts'

const longWord = /[a-z]{5,30}/gi
const longestLine = 2_000

/**
 * Mends the slips in a line of a log that somebody typed from memory: a word that no known error's line holds becomes the only one that is one
 * slip away. "python setuo.py egg_info" was "python setup.py egg_info".
 */
export function openMender(errors: Iterable<KnownError>): (line: string) => string {
  const known = knownWords(errors)
  const mended = new Map<string, string>()
  const mend = (word: string): string => {
    const sameLength = [0, 1, -1].flatMap((more) => known.get(word.length + more) ?? [])
    if (sameLength.includes(word)) return word
    const near = sameLength.filter((other) => isSlip(word, other))
    const [only = word] = near
    const isPlural = `${only}s` === word || `${word}s` === only
    return near.length === 1 && !isPlural ? only : word
  }
  return (line) =>
    line.slice(0, longestLine).replace(longWord, (written) => {
      const word = written.toLowerCase()
      const right = mended.get(word) ?? mend(word)
      mended.set(word, right)
      return right === word ? written : right
    })
}

/** By length, so that only near ones are compared. */
function knownWords(errors: Iterable<KnownError>): ReadonlyMap<number, readonly string[]> {
  const words = new Set<string>()
  for (const { signatures } of errors)
    for (const word of signatures.flat().join('\n').match(longWord) ?? []) words.add(word.toLowerCase())
  const byLength = new Map<number, string[]>()
  for (const word of words) {
    const same = byLength.get(word.length)
    if (same) same.push(word)
    else byLength.set(word.length, [word])
  }
  return byLength
}
