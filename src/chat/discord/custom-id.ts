import { ChatError } from '../chat-error.ts'
import { limits } from './limits.ts'

const ours = /^(as[bf]):([a-z][a-z-]{0,30}):(.*)$/s

/** What a press or a form brings back: `asb` for buttons, `asf` for forms, then a name, then what the bot gave. */
export function customIdOf(prefix: 'asb' | 'asf', name: string, value: string): string {
  const id = `${prefix}:${name}:${value}`
  if (id.length <= limits.customId && ours.test(id)) return id
  throw new ChatError(
    `Discord cannot carry "${name.slice(0, 40)}": its value must be at most ${limits.customId - 5 - name.length} characters long, got ${value.length}`,
    {
      permanent: true,
    },
  )
}

/** Reads it back; nothing for an id that the bot never made. */
export function readCustomId(
  prefix: 'asb' | 'asf',
  id: string,
): { readonly name: string; readonly value: string } | undefined {
  const [, kind, name, value] = ours.exec(id) ?? []
  return kind === prefix && name !== undefined && value !== undefined ? { name, value } : undefined
}
