import type { Root, RootContent } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { toString as plainText } from 'mdast-util-to-string'
import { gfm } from 'micromark-extension-gfm'

/** A run of Markdown: its exact source, and its parsed blocks. */
export interface Slice {
  readonly markdown: string
  readonly nodes: readonly RootContent[]
}

/** What stands under one `## ` heading. */
export interface Chapter extends Slice {
  readonly heading: string
}

/** What stands under one `# ` heading: what comes before its first `## `, then its chapters. */
export interface Part {
  readonly name: string
  readonly before: Slice
  readonly chapters: readonly Chapter[]
}

export interface Page {
  readonly frontMatter: string
  /** What stands before the first `# ` heading; nothing on a good page. */
  readonly before: Slice
  readonly parts: readonly Part[]
}

/** Made once: making them costs more than reading a short page. */
const markdown = { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] }

const frontMatterFence = /^---[ \t]*$/

/** Cuts a page into front matter and parts; `undefined` when it does not begin with front matter between `---` lines. */
export function cutPage(text: string): Page | undefined {
  const lines = text.split('\n')
  const end = lines.findIndex((line, index) => index > 0 && frontMatterFence.test(line))
  if (!frontMatterFence.test(lines[0] ?? '') || end < 0) return undefined
  const body = lines.slice(end + 1).join('\n')
  return { frontMatter: lines.slice(1, end).join('\n'), ...cutBody(body) }
}

function cutBody(body: string): Pick<Page, 'before' | 'parts'> {
  const root: Root = fromMarkdown(body, markdown)
  const [before, ...parts] = groups(root.children, 1)
  return { before: slice(body, before?.nodes ?? []), parts: parts.map((part) => cutPart(body, part)) }
}

function cutPart(body: string, part: Group): Part {
  const [before, ...chapters] = groups(part.nodes, 2)
  return {
    name: part.heading.trim(),
    before: slice(body, before?.nodes ?? []),
    chapters: chapters.map(({ heading, nodes }) => ({ heading: heading.trim(), ...slice(body, nodes) })),
  }
}

interface Group {
  readonly heading: string
  readonly nodes: RootContent[]
}

/** Blocks in groups that each begin with a heading of this depth; the first group is what comes before any. */
function groups(nodes: readonly RootContent[], depth: number): Group[] {
  const found: Group[] = [{ heading: '', nodes: [] }]
  for (const node of nodes) {
    if (node.type === 'heading' && node.depth === depth) found.push({ heading: plainText(node), nodes: [] })
    else found.at(-1)?.nodes.push(node)
  }
  return found
}

function slice(body: string, nodes: readonly RootContent[]): Slice {
  const start = nodes[0]?.position?.start.offset
  const end = nodes.at(-1)?.position?.end.offset
  return { markdown: start === undefined ? '' : body.slice(start, end), nodes }
}
