import type { types } from '@slack/bolt'
import type { Button } from '../../message.ts'
import { cutText } from './cut-text.ts'
import { limits } from './limits.ts'

/** The buttons under a reply; two of one action differ in their number, for Slack wants different ids. */
export function renderButtons(buttons: readonly Button[]): types.ActionsBlock[] {
  const fitting = buttons.filter(({ value }) => value.length <= limits.buttonValue).slice(0, limits.buttons)
  if (fitting.length === 0) return []
  return [
    {
      type: 'actions',
      elements: fitting.map(({ action, value, label, style }, i) => ({
        type: 'button',
        action_id: `${action}:${i}`,
        value,
        text: { type: 'plain_text', text: cutText(label, limits.buttonLabel) || '…', emoji: true },
        ...(style && { style }),
      })),
    },
  ]
}

/** `vote:1` → `vote`; nothing for an id that is not one of ours. */
export const actionOf = (actionId: string): string | undefined => /^([a-z][\w-]{0,60}):\d{1,2}$/.exec(actionId)?.[1]
