import type { Happened } from '../message.ts'
import type { Store } from '../store/store.ts'
import type { KeptReply } from './kept-reply.ts'
import { channelOf } from './keys.ts'

export interface VoteCast {
  /** The reply's key. */
  readonly key: string
  readonly helpful: boolean
  readonly kept: KeptReply
  readonly reason?: string
}

/** Reads a vote button's value, `up:KEY` or `down:KEY`. */
export function readVote(value: string): { readonly key: string; readonly helpful: boolean } | undefined {
  const [, way, key] = /^(up|down):([\w-]{1,64})$/.exec(value) ?? []
  return key ? { key, helpful: way === 'up' } : undefined
}

/** Counts the vote; an answer that was voted down is a gap. */
export async function castVote(
  store: Store,
  happened: Happened,
  { key, helpful, kept, reason }: VoteCast,
): Promise<void> {
  const { person, at, place } = happened
  const { ids, lang, question } = kept
  await store.addVote({ reply: key, person: person.id, helpful, ids, at, ...(reason && { reason }) })
  if (helpful) return
  const text = reason ? `${question}\n\n${reason}` : question
  await store.addGap({ id: key, kind: 'voted-down', text, lang, channel: channelOf(place), at, person: person.id })
}
