import type { KnownError } from '../knowledge/knowledge.ts'
import { isSlip } from './is-slip.ts'

const longWord = /[a-z]{5,30}/gi

/**
 * A line of a log that somebody typed from memory, its slips mended: a word that no known error's line holds becomes the only one that is one
 * slip away. "python setuo.py egg_info" was "python setup.py egg_info".
 */
export function mendTyped(line: string, errors: Iterable<KnownError>): string {
  const known = new Set<string>()
  for (const { signatures } of errors)
    for (const word of signatures.flat().join('\n').match(longWord) ?? []) known.add(word.toLowerCase())
  return line.slice(0, 2_000).replace(longWord, (word) => {
    const lower = word.toLowerCase()
    if (known.has(lower)) return word
    const near = [...known].filter((other) => isSlip(lower, other))
    return near.length === 1 && near[0] !== `${lower}s` && `${near[0]}s` !== lower ? (near[0] ?? word) : word
  })
}
