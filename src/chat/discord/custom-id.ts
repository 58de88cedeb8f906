import { ChatError } from '../chat-error.ts'
import { limits } from './limits.ts'

const ours = /^(as[bfpn]):([a-z][a-z-]{0,30}):(.*)$/s

/** `asb`: a button of a reply; `asf`: a form; `asp`: a part of a long form; `asn`: the button that opens its next part. */
export type Prefix = 'asb' | 'asf' | 'asp' | 'asn'

/** What a press or a form brings back: the prefix, then a name, then what the bot gave. */
export function customIdOf(prefix: Prefix, name: string, value: string): string {
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
  prefix: Prefix,
  id: string,
): { readonly name: string; readonly value: string } | undefined {
  const [, kind, name, value] = ours.exec(id) ?? []
  return kind === prefix && name !== undefined && value !== undefined ? { name, value } : undefined
}
