import { cutAt } from './clip-text.ts'
import { harmless } from './harmless.ts'
import type { Block } from './render-blocks.ts'
import { held } from './render-inline.ts'

/** Blocks as texts of at most `limit` characters, as few as can be: cut between blocks, else at line ends, else between words. */
export function splitBlocks(blocks: readonly Block[], limit: number): string[] {
  const texts: string[] = []
  let chunk: Block[] = []
  for (const piece of blocks.flatMap((block) => piecesOf(block, limit))) {
    if (chunk.length > 0 && joined([...chunk, piece]).length > limit) {
      const heading = chunk.length > 1 && isHeading(chunk.at(-1)) ? chunk.slice(-1) : []
      const moved = heading.length > 0 && joined([...heading, piece]).length <= limit
      texts.push(joined(moved ? chunk.slice(0, -1) : chunk))
      chunk = moved ? heading : []
    }
    chunk.push(piece)
  }
  return chunk.length > 0 ? [...texts, joined(chunk)] : texts
}

function piecesOf(block: Block, limit: number): Block[] {
  if (block.kind === 'code') {
    const room = limit - written({ ...block, text: '' }).length
    return cut(fenceable(block.text), room, ['\n']).map((text) => ({ ...block, text }))
  }
  const text = harmless(block.text.replaceAll(held, '\u2028'))
  return cut(text, limit, ['\n', ' ']).map((part) => ({ ...block, text: part.replaceAll('\u2028', ' ') }))
}

function cut(text: string, limit: number, borders: readonly string[]): string[] {
  const parts: string[] = []
  let rest = text
  while (rest.length > limit) {
    const at = borders.map((border) => rest.lastIndexOf(border, limit)).find((place) => place > limit / 4)
    const end = at ?? cutAt(rest, limit)
    parts.push(rest.slice(0, end).trimEnd())
    rest = at === undefined ? rest.slice(end) : rest.slice(end + 1)
  }
  return [...parts, rest].filter((part) => part.trim() !== '')
}

/** What stands in a fence must not end it. */
const fenceable = (text: string): string => harmless(text).replace(/`(?=``)/g, '`\u200b')

const isHeading = (block: Block | undefined): boolean => block?.kind === 'text' && block.heads === true

const written = (block: Block): string =>
  block.kind === 'code' ? `\`\`\`${block.lang}\n${block.text}\n\`\`\`` : block.text

/** Code has its own margins, and a heading stands close to what it heads. */
function joined(blocks: readonly Block[]): string {
  return blocks
    .map((block, i) => {
      const next = blocks[i + 1]
      if (!next) return written(block)
      const close = (block.kind === 'code' && !isHeading(next)) || next.kind === 'code' || isHeading(block)
      return `${written(block)}${close ? '\n' : '\n\n'}`
    })
    .join('')
}
