/** An item of a Markdown list; it stays one item, whatever lines it has. */
export const asItem = (text: string, mark = '- '): string =>
  `${mark}${text.replace(/\n(?=[^\n])/g, `\n${' '.repeat(mark.length)}`)}`
