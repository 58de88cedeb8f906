const words = new Intl.Segmenter(undefined, { granularity: 'word' })
const letters = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

/** The beginning of a line that is too long, and an ellipsis: never half a word, emoji or address, and no style is left open. */
export function clipLine(line: string, most: number): string {
  if (line.length <= most) return line
  const cut =
    [words, letters].map((segmenter) => fitting(line, most - 1, segmenter)).find((text) => text.trim() !== '') ?? ''
  return `${withoutOpen(withoutHalfAddress(cut, line)).trimEnd()}…`
}

function fitting(line: string, most: number, segmenter: Intl.Segmenter): string {
  let end = 0
  for (const { index, segment } of segmenter.segment(line.slice(0, 2 * most + 100))) {
    if (index + segment.length > most) break
    end = index + segment.length
  }
  return line.slice(0, end)
}

function withoutHalfAddress(cut: string, line: string): string {
  const begun = /\S*$/.exec(cut)?.[0] ?? ''
  const isHalf = begun.includes('://') && /\S/.test(line.charAt(cut.length))
  return isHalf ? cut.slice(0, cut.length - begun.length) : cut
}

function withoutOpen(cut: string): string {
  const code = cut.split('`').length % 2 === 0 ? cut.slice(0, cut.lastIndexOf('`')) : cut
  const link = code.replace(/!?\[[^\]]*(?:\]\([^)]*)?$/, '')
  const bold = link.split('**').length % 2 === 0 ? link.replace(/\*\*(?![\s\S]*\*\*)/, '') : link
  return bold.replace(/\\+$/, '')
}
