/** True where a text may be parsed; then its cost is taken off. */
export type ParsingBudget = (text: string) => boolean

/** The parser takes about two milliseconds for a thousand characters, and nothing may hold up the process for fifty. */
const mostCharacters = 16_000
/** In marks squared: about twenty milliseconds. */
const mostWork = 200_000
const deepest = 8
const widestIndent = 32

/**
 * What may be parsed of one reply. The parser's time grows with the depth of quotations and lists, and with the square of the marks and of the
 * lines that stand together. One text takes half of what is left at most, so that a hostile one leaves enough for the others.
 */
export function openParsingBudget(): ParsingBudget {
  let characters = mostCharacters
  let work = mostWork
  return (text) => {
    const cost = text.split(blankLine).reduce((sum, block) => sum + workOf(block), 0)
    if (text.length > characters || cost > work / 2 || text.split('\n').some(isDeep)) return false
    characters -= text.length
    work -= cost
    return true
  }
}

export const blankLine = /\n[ \t]*\n/

function isDeep(line: string): boolean {
  const [before = ''] = /^(?:[ \t]*(?:>|[-+*](?=\s|$)|\d{1,9}[.)](?=\s|$)))*[ \t]*/.exec(line) ?? []
  return before.length > widestIndent || (before.match(/[->+*.)]/g)?.length ?? 0) > deepest
}

function workOf(block: string): number {
  const marks = block.match(/[[\]*_~`<&:@!]/g)?.length ?? 0
  const lines = block.split('\n').length
  return marks ** 2 + 8 * lines ** 2
}
