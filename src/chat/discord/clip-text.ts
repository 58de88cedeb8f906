/** The text, or its beginning and an ellipsis, in `most` UTF-16 units; never half a character. */
export function clipText(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, cutAt(text, most - 1)).trimEnd()}…`
}

/** The last place up to `most` where a text can be cut: not inside a character, nor behind the backslash that escapes the next one. */
export function cutAt(text: string, most: number): number {
  let at = most
  if (/[\ud800-\udbff]/.test(text.charAt(at - 1))) at--
  const slashes = /\\{1,9}$/.exec(text.slice(Math.max(0, at - 9), at))?.[0].length ?? 0
  return slashes % 2 === 1 ? at - 1 : at
}
