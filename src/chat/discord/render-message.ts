/** A reply as the payloads that Discord is sent: pure, within every limit, and unable to mention or preview anything. */
import { type APIEmbed, MessageFlags } from 'discord.js'
import type { Reply } from '../../message.ts'
import { parseMarkdown } from '../parse-markdown.ts'
import { limits } from './limits.ts'
import { type Block, renderBlocks } from './render-blocks.ts'
import { type ButtonRow, renderButtons } from './render-buttons.ts'
import { splitBlocks } from './split-blocks.ts'

export interface MessagePayload {
  readonly content: string
  readonly embeds: readonly APIEmbed[]
  readonly components: readonly ButtonRow[]
  readonly flags: number
  readonly allowed_mentions: { readonly parse: readonly never[]; readonly replied_user: false }
}

const colours: Readonly<Record<Reply['kind'], number>> = {
  answered: 0x2e8b57,
  unsure: 0x8a8f98,
  known: 0xc0392b,
  similar: 0xd68910,
  unknown: 0x8a8f98,
  said: 0x5865f2,
  failed: 0xc0392b,
}
/** A first block of up to this length stands above the card, where notifications show it. */
const longestLead = 600

/** One message where it fits, which is nearly always; buttons stand under the last. */
export function renderMessage({
  markdown,
  kind,
  buttons,
}: Pick<Reply, 'markdown' | 'kind' | 'buttons'>): MessagePayload[] {
  const blocks = renderBlocks(parseMarkdown(markdown).children)
  const whole = splitBlocks(blocks, limits.content)
  const components = renderButtons(buttons)
  if (whole.length <= 1) return [payload({ content: whole[0] ?? '…', components })]
  const [lead] = splitBlocks(blocks.slice(0, 1), limits.content)
  const leads = lead !== undefined && blocks[0]?.kind === 'text' && lead.length <= longestLead && blocks.length > 1
  const texts = cardTexts(leads ? blocks.slice(1) : blocks)
  const cards = grouped(texts.map((description) => ({ description, color: colours[kind] })))
  return cards.map((embeds, i) =>
    payload({
      ...(leads && i === 0 && { content: lead }),
      embeds,
      ...(i === cards.length - 1 && { components }),
    }),
  )
}

/** One card where it fits, else cards of which two fill a message. */
function cardTexts(blocks: readonly Block[]): string[] {
  const texts = splitBlocks(blocks, limits.description)
  return texts.length > 1 ? splitBlocks(blocks, limits.embeds / 2) : texts
}

/** SuppressEmbeds hides the bot's own cards too; links in a card open no preview anyway. */
function payload({ content = '', embeds = [], components = [] }: Partial<MessagePayload>): MessagePayload {
  const flags = embeds.length > 0 ? 0 : MessageFlags.SuppressEmbeds
  return { content, embeds, components, flags, allowed_mentions: { parse: [], replied_user: false } }
}

function grouped(embeds: readonly APIEmbed[]): APIEmbed[][] {
  const groups: APIEmbed[][] = []
  let room = 0
  for (const embed of embeds) {
    const size = embed.description?.length ?? 0
    const last = groups.at(-1)
    if (last && size <= room && last.length < limits.embedCount) last.push(embed)
    else groups.push([embed])
    room = (groups.at(-1) === last ? room : limits.embeds) - size
  }
  return groups
}
