import { createHash } from 'node:crypto'
import type { Happened, Place } from '../message.ts'

/** Names what happened, and the reply to it, for ever and over all chats: 22 characters of [A-Za-z0-9_-]. */
export function keyOf(happened: Happened): string {
  return shortHash(idOf(happened))
}

/** The chat's id, made unique over all chats. */
export const idOf = ({ place, id }: Happened): string => `${place.chat}:${id}`

/** What a person can read out to whoever reads the log. */
export const codeOf = (key: string): string =>
  `E-${key
    .replace(/[^A-Za-z0-9]/g, '')
    .slice(0, 6)
    .toUpperCase()}`

/** Names a channel over all chats and workspaces. */
export const channelOf = ({ chat, team, channel }: Place): string => `${chat}:${team}:${channel}`

/** Names what belongs together: what was asked before in it is remembered, and its jobs keep their order. */
export function conversationOf(happened: Happened): string {
  const { place, person } = happened
  if (happened.kind === 'said') return `${place.chat}:${place.team}:${happened.conversation}`
  return `${channelOf(place)}:${place.thread ?? ''}:${person.id}`
}

/** 22 characters that stand for a text of any length. */
export function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 22)
}
