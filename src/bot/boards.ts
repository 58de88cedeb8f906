/**
 * What is kept of a board: where it stands, what it told last, and which failures have an entry in its thread.
 */
import type { Posted } from '../deploy/posted.ts'
import type { Address, ChatName, MessageRef, Outgoing } from '../message.ts'
import type { Store, Table } from '../store/store.ts'
import { shortHash } from './keys.ts'
import type { BoardPlace, Means } from './means.ts'
import { month } from './runs.ts'

export interface Entry {
  readonly ref: MessageRef
  readonly hosts: readonly string[]
}

export interface Board {
  /** Names its message. */
  readonly key: string
  /** Counts the boards of this run in this channel. */
  readonly round: number
  readonly ref: MessageRef
  readonly posted?: Posted
  /** By the failure's key. */
  readonly entries: Readonly<Record<string, Entry>>
}

export type { BoardPlace } from './means.ts'

export interface BoardMeans extends Pick<Means, 'wits' | 'store'> {
  /** Posts or edits now; rejects as the chat does. */
  readonly send: (chat: ChatName, outgoing: Outgoing) => Promise<MessageRef>
  /** A chat may take its time: the next edit counts from when the last one stood. */
  readonly clock: () => number
}

export const boardsOf = (run: string): Table => ({ name: `boards:${run}`, ttl: month, most: 100 })

export async function readBoard(store: Store, { run, channel }: BoardPlace): Promise<Board | undefined> {
  return (await store.record(boardsOf(run).name, channel)) as Board | undefined
}

export const boardKey = ({ run, channel }: BoardPlace, round: number): string =>
  shortHash(`board ${channel} ${round} ${run}`)

/** `slack:C0123` → chat and channel. */
export function placeOf(channel: string): { readonly chat: ChatName; readonly id: string } {
  const at = channel.indexOf(':')
  return { chat: channel.slice(0, at) as ChatName, id: channel.slice(at + 1) }
}

/** In the thread under a board, or as an answer to it where a chat has no such thing. */
export function under({ channel, id }: MessageRef): Address {
  return { channel, thread: id, message: id }
}

/** 1 for what was never tried with this key, also by a process that died. */
export async function attemptAt(store: Store, key: string): Promise<number> {
  return (await store.once(`posting:${key}`, month)) ? 1 : 2
}

/** Posts it once. What an earlier try left standing may say something older, and is made to say this. */
export async function postOnce(
  means: BoardMeans,
  chat: ChatName,
  what: Omit<Outgoing, 'attempt'>,
): Promise<MessageRef> {
  const outgoing = { ...what, attempt: await attemptAt(means.store, what.key) }
  const ref = await means.send(chat, outgoing)
  return outgoing.attempt > 1 ? means.send(chat, { ...outgoing, edit: ref }) : ref
}
