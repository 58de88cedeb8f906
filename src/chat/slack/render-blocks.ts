/**
 * A reply's Markdown → Slack messages: header, rich_text and table blocks, a plain text for notifications, buttons under the last.
 * Whatever stands in the Markdown, nothing mentions anybody, and every message is within Slack's limits; it is cut between blocks only.
 */
import type { types } from '@slack/bolt'
import type { RootContent } from 'mdast'
import type { Button } from '../../message.ts'
import { parseMarkdown } from '../parse-markdown.ts'
import { fallbackText } from './fallback-text.ts'
import { gatherBlocks, type SizedBlock } from './gather-blocks.ts'
import { limits } from './limits.ts'
import { renderButtons } from './render-buttons.ts'
import { type Rendered, renderNode } from './render-nodes.ts'

export interface SlackMessage {
  readonly text: string
  readonly blocks: types.KnownBlock[]
}

export function renderBlocks(markdown: string, buttons: readonly Button[] = []): SlackMessage[] {
  const under = renderButtons(buttons)
  const messages = inMessages(blocksOf(markdown, 1), limits.blocks - under.length)
  return messages.map((blocks, i) => ({
    text: fallbackText(blocks),
    blocks: [...blocks.map(({ block }) => block), ...(i === messages.length - 1 ? under : [])],
  }))
}

/** The same for the home tab, which holds one page and no table. */
export function renderHome(markdown: string, buttons: readonly Button[] = []): types.HomeView {
  const under = renderButtons(buttons)
  const [blocks = []] = inMessages(blocksOf(markdown, 0), limits.homeBlocks - under.length)
  return { type: 'home', blocks: [...blocks.map(({ block }) => block), ...under] }
}

function blocksOf(markdown: string, tables: number): SizedBlock[] {
  const left = { left: tables }
  const { children } = parseMarkdown(markdown)
  return gatherBlocks(
    children.flatMap((node, i) => {
      const rendered = renderNode(node, left)
      return isLabel(children[i - 1]) ? rendered.map(keptClose) : rendered
    }),
  )
}

/** A line in bold and nothing else is a heading to what follows. */
const isLabel = (node: RootContent | undefined): boolean =>
  node?.type === 'paragraph' && node.children.length === 1 && node.children[0]?.type === 'strong'

const keptClose = (one: Rendered, i: number): Rendered =>
  'piece' in one && i === 0 ? { piece: { ...one.piece, starts: false } } : one

function inMessages(blocks: readonly SizedBlock[], most: number): SizedBlock[][] {
  const messages: SizedBlock[][] = [[]]
  let size = 0
  for (const one of blocks) {
    const last = messages.at(-1) as SizedBlock[]
    const full = last.length >= most || size + one.size > limits.message
    if (full && last.length > 0) {
      messages.push([one])
      size = one.size
    } else {
      last.push(one)
      size += one.size
    }
  }
  return messages[0]?.length === 0 ? [[nothing]] : messages
}

const nothing: SizedBlock = {
  block: { type: 'rich_text', elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: '…' }] }] },
  size: 1,
}
