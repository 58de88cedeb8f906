import type { Code, Root, RootContent } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { gfm } from 'micromark-extension-gfm'
import { blankLine, openParsingBudget } from './parsing-budget.ts'
import { splitFences } from './split-fences.ts'

/**
 * The tree of a reply's Markdown (GitHub flavour); every chat renders from it. What is longer than any reply, or so full of marks that it would
 * take the parser seconds, is kept as it stands, as code.
 */
export function parseMarkdown(markdown: string): Root {
  const fits = openParsingBudget()
  const children = splitFences(markdown).flatMap((piece): RootContent[] => {
    if (typeof piece !== 'string') return [piece]
    if (fits(piece)) return parsed(piece)
    return piece.split(blankLine).flatMap((block) => (fits(block) ? parsed(block) : asItStands(block)))
  })
  return { type: 'root', children }
}

const parsed = (text: string): RootContent[] =>
  fromMarkdown(text, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] }).children

const asItStands = (text: string): Code[] => (text.trim() ? [{ type: 'code', value: text.trim() }] : [])
