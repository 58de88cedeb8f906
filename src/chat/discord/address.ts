import type { Address } from '../../message.ts'
import { ChatError } from '../chat-error.ts'

/** Where a reply goes: into a channel (a thread, a direct message), to an interaction that waits for it, or both where that has expired. */
export interface DiscordAddress {
  readonly channel: string
  /** The message that is answered. */
  readonly message?: string
  readonly interaction?: { readonly app: string; readonly token: string; readonly at: number }
  /** Who alone may see a private reply. */
  readonly user?: string
  readonly direct: boolean
  /** A direct message to this member, in place of a channel. */
  readonly person?: string
  /** Goes into the thread of `message`, which is opened under this name. */
  readonly topic?: string
}

export function writeAddress({ channel, message, interaction, user, direct }: DiscordAddress): Address {
  return {
    channel,
    ...(message && { message }),
    ...(interaction && { app: interaction.app, token: interaction.token, at: String(interaction.at) }),
    ...(user && { user }),
    ...(direct && { direct: 'yes' }),
  }
}

/** Reads what `writeAddress` wrote, or a channel alone, as `{channel}`; rejects what is no channel of Discord. */
export function readAddress({
  channel = '',
  message,
  app,
  token,
  at,
  user,
  direct,
  person,
  topic,
}: Address): DiscordAddress {
  if (!channel && person && /^\d{1,20}$/.test(person)) return { channel: '', direct: true, person }
  if (!/^\d{1,20}$/.test(channel)) {
    throw new ChatError(`"${channel.slice(0, 40)}" is no channel of Discord: its id is a number`, { permanent: true })
  }
  return {
    channel,
    ...(message && { message }),
    ...(app && token && { interaction: { app, token, at: Number(at) || 0 } }),
    ...(user && { user }),
    direct: direct === 'yes',
    ...(message && topic && { topic }),
  }
}
