/** Rendered on a terminal, Markdown elsewhere. */
export async function printMarkdown(markdown: string): Promise<void> {
  if (!process.stdout.isTTY) {
    process.stdout.write(`${markdown}\n`)
    return
  }
  const { painted, renderMarkdown } = await import('../chat/console/render-markdown.ts')
  process.stdout.write(`${renderMarkdown(markdown, painted)}\n`)
}
