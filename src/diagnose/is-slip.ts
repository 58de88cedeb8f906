/** Whether two different words are one slip apart: a letter replaced, added, lost, or two neighbours swapped. */
export function isSlip(one: string, other: string): boolean {
  const difference = one.length - other.length
  if (difference > 1 || difference < -1) return false
  let at = 0
  while (at < one.length && one[at] === other[at]) at++
  if (difference === 0) return one.slice(at + 1) === other.slice(at + 1) || isSwap(one, other, at)
  return difference > 0 ? one.slice(at + 1) === other.slice(at) : one.slice(at) === other.slice(at + 1)
}

function isSwap(one: string, other: string, at: number): boolean {
  return one[at] === other[at + 1] && one[at + 1] === other[at] && one.slice(at + 2) === other.slice(at + 2)
}
