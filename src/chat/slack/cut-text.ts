/** The text in at most `most` characters, with an ellipsis where it was longer; never half a character. */
export function cutText(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, wholeEnd(text, most - 1))}…`
}

/** Where to cut a text that is longer than `most`: after a blank or a line where there is one in the last half, and never in a character. */
export function cutAt(text: string, most: number): number {
  if (text.length <= most) return text.length
  const lowest = Math.floor(most / 2)
  for (let at = most; at > lowest; at--) {
    if (breaks.has(text.charAt(at - 1))) return at
  }
  return wholeEnd(text, most)
}

const breaks = new Set(' \n\t。，；！？、')

/** `at`, or one less where `at` stands between the halves of a character. */
export const wholeEnd = (text: string, at: number): number =>
  at > 1 && /[\ud800-\udbff]/.test(text.charAt(at - 1)) ? at - 1 : at
