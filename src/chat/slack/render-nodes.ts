import type { types } from '@slack/bolt'
import type { Blockquote, Heading, List, ListItem, RootContent } from 'mdast'
import { toString as textOf } from 'mdast-util-to-string'
import { limits } from './limits.ts'
import { code, item, type Piece, paragraph, quote } from './pieces.ts'
import { renderInline } from './render-inline.ts'
import { renderTable } from './render-table.ts'
import { type Run, textRun } from './runs.ts'

/** What a Markdown block becomes: pieces of rich text, or blocks of their own. */
export type Rendered = { readonly piece: Piece } | { readonly block: types.KnownBlock; readonly size: number }

const deepest = 12
const pieces = (list: readonly Piece[]): Rendered[] => list.map((piece) => ({ piece }))

/** A reply may hold one table block: Slack takes one a message. */
export interface Tables {
  left: number
}

export function renderNode(node: RootContent, tables: Tables): Rendered[] {
  switch (node.type) {
    case 'heading':
      return renderHeading(node)
    case 'code':
      return pieces(code(node.value))
    case 'list':
      return pieces(renderList(node, 0))
    case 'blockquote':
      return pieces(renderQuote(node))
    case 'thematicBreak':
      return [{ block: { type: 'divider' }, size: 0 }]
    case 'table': {
      const table = renderTable(node, tables.left > 0)
      if (typeof table === 'string') return pieces(code(table))
      tables.left -= 1
      return [{ block: table, size: JSON.stringify(table.rows).length / 3 }]
    }
    case 'definition':
      return []
    case 'footnoteDefinition':
      return pieces(paragraph([textRun(`[${node.identifier}] `), ...inlines(node.children)]))
    default:
      return pieces(paragraph(renderInline(node)))
  }
}

function renderHeading(node: Heading): Rendered[] {
  const text = textOf(node).replace(/\s+/g, ' ').trim()
  if (!text) return []
  if (text.length > limits.header || node.depth > 2) return pieces(paragraph(renderInline(node, { bold: true })))
  return [{ block: { type: 'header', text: { type: 'plain_text', text, emoji: false } }, size: text.length }]
}

function renderQuote(node: Blockquote): Piece[] {
  const simple = node.children.every(({ type }) => type === 'paragraph')
  return simple
    ? quote(inlines(node.children))
    : node.children.flatMap((child) =>
        renderNode(child, { left: 0 }).flatMap((one) => ('piece' in one ? one.piece : [])),
      )
}

function renderList(list: List, indent: number): Piece[] {
  const ordered = list.ordered === true
  const start = Math.max(1, list.start ?? 1)
  return list.children.flatMap((one, i) => renderItem(one, { ordered, indent, number: start + i }))
}

function renderItem(node: ListItem, kind: { ordered: boolean; indent: number; number: number }): Piece[] {
  const [first, ...rest] = node.children
  const box = typeof node.checked === 'boolean' ? [textRun(node.checked ? '☑ ' : '☐ ')] : []
  const opens = first?.type === 'paragraph'
  const head = item([...box, ...(opens ? renderInline(first) : [])], kind)
  return [...head, ...(opens ? rest : node.children).flatMap((child) => renderInside(child, kind.indent))]
}

function renderInside(node: RootContent, indent: number): Piece[] {
  if (node.type === 'list' && indent < deepest) return renderList(node, Math.min(indent + 1, limits.indent))
  if (node.type === 'list') return paragraph([textRun(textOf(node))], false)
  if (node.type === 'paragraph') return paragraph(renderInline(node), false)
  return renderNode(node, { left: 0 }).flatMap((one) => ('piece' in one ? [{ ...one.piece, starts: false }] : []))
}

const inlines = (nodes: readonly RootContent[]): Run[] =>
  nodes.flatMap((node, i) => [...(i > 0 ? [textRun('\n')] : []), ...renderInline(node)])
