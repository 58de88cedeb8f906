/** The lines that tell of a failure, as places in the log: the strongest of each shape, at most a few hundred. */

export interface TellingPlace {
  readonly start: number
  readonly line: number
  /** Sum of its telling words. */
  readonly tells: number
}

const most = 600
const kept = 300

export function keepTelling(
  to: { readonly telling: TellingPlace[]; readonly tellingShapes: Set<number> },
  place: TellingPlace,
  shape: number,
): void {
  if (to.tellingShapes.has(shape)) return
  if (to.tellingShapes.size < 50_000) to.tellingShapes.add(shape)
  to.telling.push(place)
  if (to.telling.length < most) return
  to.telling.sort((a, b) => b.tells - a.tells || b.line - a.line)
  to.telling.length = kept
}
