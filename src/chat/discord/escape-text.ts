/** Plain text as Discord shows it letter by letter: no formatting, no link text, no quote or list begins in it. */
export function escapeText(text: string): string {
  return text.replace(/[\\*_~`|<[\]]/g, '\\$&')
}

/** Escapes what means a heading, list, quote or small print where a line begins with it. */
export function escapeLineStarts(text: string): string {
  return text.replace(/^([ \t]*)([-+#>])/gm, '$1\\$2').replace(/^([ \t]*\d{1,9})([.)])/gm, '$1\\$2')
}
