import { createHash } from 'node:crypto'
import { type BoardPlace, placeOf } from '../bot/boards.ts'
import { onBoard } from '../bot/on-board.ts'
import { onPings } from '../bot/on-pings.ts'
import { teamOf } from '../bot/team-of.ts'
import type { WitsFor } from '../bot/team-wits.ts'
import type { Chat } from '../chat/chat.ts'
import type { Log } from '../log.ts'
import type { Queue, Work } from '../queue/queue.ts'
import type { Store } from '../store/store.ts'
import type { SendNow } from './send-now.ts'

export interface DeployParts {
  readonly witsFor: WitsFor
  readonly store: Store
  readonly queue: Queue
  readonly chats: ReadonlyMap<string, Chat>
  readonly sendNow: SendNow
  /** `slack:C0123`: who gets boards. */
  readonly channels: readonly string[]
}

export interface DeployWork {
  readonly work: Pick<Work, 'ping' | 'board' | 'watchdog'>
  /** Has a board looked at, `delay` milliseconds from now at the latest. */
  lookAgain(place: BoardPlace, delay: number): Promise<void>
}

const remembered = 60_000

/** The jobs of deployments. */
export function workOnDeploys({ witsFor, store, queue, chats, channels, sendNow }: DeployParts): DeployWork {
  const lookAgain = async (place: BoardPlace, delay: number): Promise<void> => {
    const hash = createHash('sha256').update(JSON.stringify([place.channel, place.run]))
    const id = `board:${hash.digest('base64url')}`
    const pace = place.channel.replace(':', '::')
    await queue.add({ kind: 'board', ...place }, { id, line: id, pace, delay: Math.max(0, delay), refresh: true })
  }
  return {
    lookAgain,
    work: {
      async ping(job) {
        await onPings(store, job)
        for (const channel of channels) await lookAgain({ run: job.run, channel }, 0)
      },
      async board({ run, channel }) {
        const { chat, id } = placeOf(channel)
        const wits = await witsFor(teamOf({ chat, team: chats.get(chat)?.teamOf?.(id) ?? '' }))
        const until = await onBoard({ wits, store, send: sendNow, clock: Date.now }, { run, channel }, Date.now())
        if (until !== undefined) await lookAgain({ run, channel }, until - Date.now())
      },
      async watchdog({ by }) {
        await store.remember(`watchdog:${by}`, Date.now(), remembered)
      },
    },
  }
}

/** The channels whose chat runs here; the others are told of once. */
export function subscribed(
  channels: readonly string[],
  chats: ReadonlyMap<string, Chat>,
  { log, what }: { readonly log: Log; readonly what: string },
): string[] {
  const isOpen = (channel: string) => chats.has(channel.slice(0, channel.indexOf(':')))
  for (const channel of channels.filter((one) => !isOpen(one)))
    log.warn({ channel }, `gets no ${what}: no token for its chat is set`)
  return channels.filter(isOpen)
}
