import { type APIActionRowComponent, type APIButtonComponentWithCustomId, ButtonStyle, ComponentType } from 'discord.js'
import type { Button } from '../../message.ts'
import { ChatError } from '../chat-error.ts'
import { clipText } from './clip-text.ts'
import { customIdOf } from './custom-id.ts'
import { type FormPart, partId } from './form-part.ts'
import { limits } from './limits.ts'

export type ButtonRow = APIActionRowComponent<APIButtonComponentWithCustomId>

const styles = { primary: ButtonStyle.Primary, danger: ButtonStyle.Danger } as const

/** Buttons in rows of five; the same button twice is one, because Discord refuses the message else. */
export function renderButtons(buttons: readonly Button[]): ButtonRow[] {
  const made = new Map(buttons.map(renderButton).map((button) => [button.custom_id, button]))
  const all = [...made.values()]
  if (all.length > limits.rows * limits.buttonsInRow) {
    throw new ChatError(`Discord shows ${limits.rows * limits.buttonsInRow} buttons at most, got ${all.length}`, {
      permanent: true,
    })
  }
  const rows = Math.ceil(all.length / limits.buttonsInRow)
  return Array.from({ length: rows }, (_, i) => ({
    type: ComponentType.ActionRow,
    components: all.slice(i * limits.buttonsInRow, (i + 1) * limits.buttonsInRow),
  }))
}

function renderButton({ action, value, label, style }: Button): APIButtonComponentWithCustomId {
  return {
    type: ComponentType.Button,
    style: style ? styles[style] : ButtonStyle.Secondary,
    label: clipText(label.trim() || action, limits.label),
    custom_id: customIdOf('asb', action, value),
  }
}

/** The button that opens the next part of a long form. */
export const nextPartButton = (next: FormPart, label: string): ButtonRow[] => [
  {
    type: ComponentType.ActionRow,
    components: [{ type: ComponentType.Button, style: ButtonStyle.Primary, label, custom_id: partId('asn', next) }],
  },
]
