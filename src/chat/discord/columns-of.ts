const nothing = /\p{M}|\p{Cf}/u
const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u

/** Columns that a text takes in a code block: Han characters take two. */
export function columnsOf(text: string): number {
  let columns = 0
  for (const sign of text) columns += nothing.test(sign) ? 0 : wide.test(sign) ? 2 : 1
  return columns
}

/** How many of its characters take two columns. */
export function wideIn(text: string): number {
  let count = 0
  for (const sign of text) if (wide.test(sign)) count++
  return count
}
