import type { Place } from '../../message.ts'
import { escapeMarkdown } from '../plain-reply.ts'
import type { KeptChannel } from './weeks.ts'

/** `slack:C0456`, as the configuration names it. */
export const weekChannelOf = ({ chat, channel }: Pick<Place, 'chat' | 'channel'>): string => `${chat}:${channel}`

/** A channel for people, as plain text: `#ops`, or its id where no name is known. */
export function plainName(channel: string, kept: Pick<KeptChannel, 'name'> | undefined): string {
  return kept?.name ? `#${kept.name}` : channel.slice(channel.indexOf(':') + 1)
}

export const channelName = (channel: string, kept: Pick<KeptChannel, 'name'> | undefined): string =>
  `**${escapeMarkdown(plainName(channel, kept))}**`

export interface DigestPlace {
  readonly channel: string
  readonly week: string
}

/** What forms and buttons carry: `2026-W47 slack:C0456`. */
export const contextOf = (week: string, channel: string): string => `${week} ${channel}`

export function readContext(context: string): DigestPlace | undefined {
  const [, week, channel] = /^(\d{4}-W\d\d) ((?:slack|discord|console):[\w-]{1,60})$/.exec(context) ?? []
  return week && channel ? { week, channel } : undefined
}
