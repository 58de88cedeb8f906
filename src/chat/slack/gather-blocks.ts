import type { types } from '@slack/bolt'
import { limits } from './limits.ts'
import type { Piece } from './pieces.ts'
import type { Rendered } from './render-nodes.ts'

/** A finished block with the characters that it counts for. */
export interface SizedBlock {
  readonly block: types.KnownBlock
  readonly size: number
}

/** Pieces that belong together in one rich_text block each, at most as long as one text may be. */
export function gatherBlocks(rendered: readonly Rendered[]): SizedBlock[] {
  const blocks: SizedBlock[] = []
  let open: Piece[] = []
  const close = () => {
    if (open.length > 0) blocks.push({ block: richText(open), size: sizeOf(open) })
    open = []
  }
  for (const one of rendered) {
    if ('block' in one) {
      close()
      blocks.push(one)
      continue
    }
    const { piece } = one
    if (piece.starts || sizeOf(open) + piece.size + open.length > limits.text) close()
    open.push(piece)
  }
  close()
  return blocks
}

const sizeOf = (pieces: readonly Piece[]): number => pieces.reduce((sum, { size }) => sum + size, 0)

function richText(pieces: readonly Piece[]): types.RichTextBlock {
  const elements: types.RichTextBlockElement[] = []
  for (const { element } of pieces) {
    const last = elements.at(-1)
    if (last?.type === 'rich_text_list' && element.type === 'rich_text_list' && continues(last, element)) {
      elements[elements.length - 1] = { ...last, elements: [...last.elements, ...element.elements] }
    } else if (last?.type === 'rich_text_section' && element.type === 'rich_text_section') {
      elements[elements.length - 1] = {
        ...last,
        elements: [...last.elements, { type: 'text', text: '\n' }, ...element.elements],
      }
    } else elements.push(element)
  }
  return { type: 'rich_text', elements }
}

/** Items go on in one list while its kind, depth and counting stay the same. */
function continues(list: types.RichTextList, next: types.RichTextList): boolean {
  const offset = (one: types.RichTextList) => (one as { offset?: number }).offset ?? 0
  const counted = list.style === 'bullet' || offset(next) === offset(list) + list.elements.length
  return list.style === next.style && list.indent === next.indent && counted
}
