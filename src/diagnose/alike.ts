/** How much of a signature's line a record holds in order: the heaviest run of common words, not necessarily side by side. */

import type { Pattern } from './pattern.ts'
import type { Token } from './read-record.ts'

export interface Likeness {
  /** Share of the pattern's weight that stands in the record, in order. */
  readonly share: number
  readonly weight: number
  /** Whether the record speaks of a failure. */
  readonly tells: boolean
  readonly first: Token
  readonly last: Token
}

interface Cell {
  readonly weight: number
  readonly first: number
  readonly last: number
}

const nothing: Cell = { weight: 0, first: -1, last: -1 }
const longest = 400

export function alike(pattern: Pattern, tokens: readonly Token[], tells: boolean): Likeness | undefined {
  const record = tokens.slice(0, longest)
  let row: readonly Cell[] = Array.from({ length: record.length + 1 }, () => nothing)
  for (const word of pattern.words) row = nextRow(row, record, word)
  const best = row[record.length] as Cell
  const [first, last] = [record[best.first], record[best.last]]
  if (!first || !last) return undefined
  return { share: best.weight / pattern.weight, weight: best.weight, tells, first, last }
}

/** One step of the longest common run, weighed. */
function nextRow(row: readonly Cell[], record: readonly Token[], word: { text: string; weight: number }): Cell[] {
  const next: Cell[] = [nothing]
  for (let at = 1; at <= record.length; at++) {
    const above = row[at] as Cell
    const left = next[at - 1] as Cell
    const best = above.weight >= left.weight ? above : left
    const before = row[at - 1] as Cell
    const taken = before.weight + word.weight
    if (record[at - 1]?.text !== word.text || taken <= best.weight) next.push(best)
    else next.push({ weight: taken, first: before.first < 0 ? at - 1 : before.first, last: at - 1 })
  }
  return next
}
