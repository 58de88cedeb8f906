/** The items of a part as somebody typed it: list items, numbered ones, paragraphs; what is fenced stays whole. */
export function itemsOf(markdown: string): string[] {
  return markdown
    .split(/\n\s*\n/)
    .map((item) => item.trim())
    .filter((item) => item !== '')
}
