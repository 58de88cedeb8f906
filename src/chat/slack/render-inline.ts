import type { Nodes } from 'mdast'
import { toString as textOf } from 'mdast-util-to-string'
import { cutText } from './cut-text.ts'
import { limits } from './limits.ts'
import { linkRun, type Run, textRun } from './runs.ts'

type Style = NonNullable<Run['style']>

const longestLabel = 300
const deepest = 40

/** The inside of a paragraph, heading, cell … as runs. */
export function renderInline(node: Nodes, style: Style = {}, depth = 0): Run[] {
  if (depth > deepest) return [textRun(textOf(node), style)]
  const inside = (more: Style) =>
    'children' in node ? node.children.flatMap((child) => renderInline(child, { ...style, ...more }, depth + 1)) : []
  switch (node.type) {
    case 'text':
    case 'html':
      return [textRun(node.value, style)]
    case 'inlineCode':
      return [textRun(node.value, { ...style, code: true })]
    case 'strong':
      return inside({ bold: true })
    case 'emphasis':
      return inside({ italic: true })
    case 'delete':
      return inside({ strike: true })
    case 'break':
      return [textRun('\n', style)]
    case 'link':
      return renderLink(node.url, textOf(node), style)
    case 'image':
      return renderLink(node.url, node.alt ?? '', style)
    case 'imageReference':
      return [textRun(node.alt ?? '', style)]
    case 'footnoteReference':
      return [textRun(`[${node.identifier}]`, style)]
    default:
      return inside({})
  }
}

/** Only web addresses become links; what else is behind a link (javascript:, mailto:, slack:) stays text. */
function renderLink(url: string, label: string, style: Style): Run[] {
  const shown = cutText(label.replace(/\s+/g, ' ').trim(), longestLabel)
  if (url.length > limits.url || !/^https?:\/\/[^\s<>|]+$/i.test(url) || !URL.canParse(url)) {
    return [textRun(shown || url, style)]
  }
  return [linkRun(url, shown, style)]
}
