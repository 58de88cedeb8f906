/** A text as a block of code that nothing inside it can end. */
export function asCode(text: string, language = 'markdown'): string {
  const runs = text.match(/`{3,}/g) ?? []
  const fence = '`'.repeat(Math.max(3, ...runs.map(({ length }) => length + 1)))
  return `${fence}${language}\n${text}\n${fence}`
}
