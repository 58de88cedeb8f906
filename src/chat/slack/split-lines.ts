import { wholeEnd } from './cut-text.ts'

/** Code in portions of at most `most` characters, cut at line ends; only a line that is longer by itself is cut inside. */
export function splitLines(text: string, most: number): string[] {
  const portions: string[] = []
  let portion: string[] = []
  let size = 0
  for (const line of text.split('\n').flatMap((line) => shortLines(line, most))) {
    if (portion.length > 0 && size + line.length + 1 > most) {
      portions.push(portion.join('\n'))
      portion = []
      size = 0
    }
    portion.push(line)
    size += line.length + 1
  }
  return [...portions, portion.join('\n')].filter((text) => text.trim())
}

function shortLines(line: string, most: number): string[] {
  const lines: string[] = []
  let rest = line
  while (rest.length >= most) {
    const at = wholeEnd(rest, most - 1)
    lines.push(rest.slice(0, at))
    rest = rest.slice(at)
  }
  return [...lines, rest]
}
