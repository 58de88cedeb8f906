/**
 * Slack's documented limits, written down once more and apart from the code that must keep them: what is wrong with a message or view.
 * https://docs.slack.dev/reference/block-kit
 */

type Node = Readonly<Record<string, unknown>>

const elementTypes = new Set(['rich_text_section', 'rich_text_list', 'rich_text_preformatted', 'rich_text_quote'])

/** Every rule that a message breaks; none is good. */
export function mistakesOfMessage(message: { readonly text?: unknown; readonly blocks?: unknown }): string[] {
  const blocks = (message.blocks ?? []) as Node[]
  const text = String(message.text ?? '')
  return [
    ...(text.length === 0 ? ['no text'] : []),
    ...(text.length > 4_000 ? [`text of ${text.length}`] : []),
    ...(/<[!@#]|<https?:/.test(text) ? ['text is markup'] : []),
    ...(blocks.length > 50 ? [`${blocks.length} blocks`] : []),
    ...(blocks.filter(({ type }) => type === 'table').length > 1 ? ['two tables'] : []),
    ...(charactersOf(blocks) > 13_000 ? [`${charactersOf(blocks)} characters`] : []),
    ...blocks.flatMap(mistakesOfBlock),
  ]
}

/** Every rule that a modal or home tab breaks. */
export function mistakesOfView(view: Node): string[] {
  const blocks = (view.blocks ?? []) as Node[]
  return [
    ...(blocks.length > 100 ? [`${blocks.length} blocks`] : []),
    ...(view.type === 'modal' ? ['title', 'submit', 'close'].flatMap((part) => plain(view[part], 24, part)) : []),
    ...(String(view.private_metadata ?? '').length > 3_000 ? ['private_metadata'] : []),
    ...(String(view.callback_id ?? '').length > 255 ? ['callback_id'] : []),
    ...(blocks.some(({ type }) => type === 'table') ? ['a table outside of messages'] : []),
    ...blocks.flatMap(mistakesOfBlock),
  ]
}

function mistakesOfBlock(block: Node): string[] {
  switch (block.type) {
    case 'header':
      return plain(block.text, 150, 'header')
    case 'divider':
      return []
    case 'rich_text':
      return mistakesOfRichText(block)
    case 'table':
      return mistakesOfTable(block)
    case 'actions':
      return mistakesOfActions(block)
    case 'input':
      return mistakesOfInput(block)
    default:
      return [`a block of type ${block.type}`]
  }
}

function mistakesOfRichText({ elements }: Node): string[] {
  const parts = elements as Node[]
  return [
    ...(parts.length === 0 ? ['an empty rich_text'] : []),
    ...(charactersOf(parts) > 3_000 ? [`rich_text of ${charactersOf(parts)}`] : []),
    ...parts.flatMap((part) => [
      ...(elementTypes.has(String(part.type)) ? [] : [`${part.type} in rich_text`]),
      ...(Number(part.indent ?? 0) > 8 ? ['indent'] : []),
      ...(part.type === 'rich_text_list'
        ? (part.elements as Node[]).flatMap((item) =>
            item.type === 'rich_text_section' ? mistakesOfRuns(item) : ['a list item that is no section'],
          )
        : mistakesOfRuns(part)),
    ]),
  ]
}

function mistakesOfRuns({ type, elements }: Node): string[] {
  const runs = elements as Node[]
  return [
    ...(runs.length === 0 ? [`an empty ${type}`] : []),
    ...runs.flatMap((run) => {
      if (run.type === 'text') return run.text === '' ? ['an empty text'] : []
      if (run.type !== 'link') return [`a live ${run.type}`]
      return /^https?:\/\//.test(String(run.url)) && String(run.url).length <= 3_000 ? [] : [`a link to ${run.url}`]
    }),
  ]
}

function mistakesOfTable({ rows, column_settings }: Node): string[] {
  const cells = rows as Node[][]
  return [
    ...(cells.length > 100 ? [`${cells.length} rows`] : []),
    ...(cells.some((row) => row.length > 20) ? ['more than 20 cells'] : []),
    ...(new Set(cells.map((row) => row.length)).size > 1 ? ['rows of different length'] : []),
    ...((column_settings as unknown[]).length > 20 ? ['column_settings'] : []),
    ...(charactersOf(cells) > 10_000 ? ['a table of more than 10,000 characters'] : []),
    ...cells.flat().flatMap((cell) => {
      if (cell.type === 'raw_text') return cell.text === '' ? ['an empty cell'] : []
      return cell.type === 'rich_text' ? mistakesOfRichText(cell) : [`a cell of type ${cell.type}`]
    }),
  ]
}

function mistakesOfActions({ elements }: Node): string[] {
  const buttons = elements as Node[]
  const ids = buttons.map(({ action_id }) => String(action_id))
  return [
    ...(buttons.length > 25 || buttons.length === 0 ? [`${buttons.length} buttons`] : []),
    ...(new Set(ids).size < ids.length ? ['two buttons of one action_id'] : []),
    ...(ids.some((id) => id.length > 255) ? ['action_id'] : []),
    ...(buttons.some(({ value }) => String(value).length > 2_000) ? ['a button value'] : []),
    ...buttons.flatMap(({ text }) => plain(text, 75, 'button')),
    ...(buttons.some(({ style }) => ![undefined, 'primary', 'danger'].includes(style as undefined)) ? ['style'] : []),
  ]
}

function mistakesOfInput({ label, hint, element, block_id }: Node): string[] {
  const { placeholder, options, initial_value, max_length } = element as Node
  return [
    ...plain(label, 2_000, 'label'),
    ...(hint ? plain(hint, 2_000, 'hint') : []),
    ...(placeholder ? plain(placeholder, 150, 'placeholder') : []),
    ...(String(initial_value ?? '').length > 3_000 || Number(max_length ?? 0) > 3_000 ? ['input'] : []),
    ...(String(block_id ?? '').length > 255 ? ['block_id'] : []),
    ...((options ?? []) as Node[]).flatMap(({ text, value }) => [
      ...plain(text, 75, 'option'),
      ...(String(value).length > 150 ? ['option value'] : []),
    ]),
  ]
}

function plain(node: unknown, most: number, name: string): string[] {
  const { type, text } = (node ?? {}) as Node
  const length = String(text ?? '').length
  return type === 'plain_text' && length > 0 && length <= most ? [] : [`${name} of ${length} as ${type}`]
}

/** What is shown and what is linked to, all in all. */
export function charactersOf(node: unknown): number {
  if (Array.isArray(node)) return node.reduce((sum: number, one) => sum + charactersOf(one), 0)
  if (typeof node !== 'object' || node === null) return 0
  return Object.entries(node).reduce((sum, [key, value]) => {
    if (typeof value === 'string') return sum + (key === 'text' || key === 'url' ? value.length : 0)
    return sum + charactersOf(value)
  }, 0)
}
