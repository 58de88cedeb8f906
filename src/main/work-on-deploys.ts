import { createHash } from 'node:crypto'
import { type BoardPlace, placeOf } from '../bot/boards.ts'
import { onBoard } from '../bot/on-board.ts'
import { onPings } from '../bot/on-pings.ts'
import { teamOf } from '../bot/team-of.ts'
import type { WitsFor } from '../bot/team-wits.ts'
import type { Chat } from '../chat/chat.ts'
import { ChatError } from '../chat/chat-error.ts'
import type { Log } from '../log.ts'
import type { ChatName, Outgoing } from '../message.ts'
import type { Queue, Work } from '../queue/queue.ts'
import type { Store } from '../store/store.ts'
import { inTime } from './do-work.ts'
import type { Metrics } from './metrics.ts'

export interface DeployParts {
  readonly witsFor: WitsFor
  readonly store: Store
  readonly queue: Queue
  readonly chats: ReadonlyMap<string, Chat>
  /** `slack:C0123`: who gets boards. */
  readonly channels: readonly string[]
  readonly metrics: Metrics
}

export interface DeployWork {
  readonly work: Pick<Work, 'ping' | 'board' | 'watchdog'>
  /** Has a board looked at, `delay` milliseconds from now at the latest. */
  lookAgain(place: BoardPlace, delay: number): Promise<void>
}

/** What comes in one breath leads to one look. */
const breath = 250
const remembered = 60_000

/** The jobs of deployments. */
export function workOnDeploys({ witsFor, store, queue, chats, channels, metrics }: DeployParts): DeployWork {
  const lookAgain = async (place: BoardPlace, delay: number): Promise<void> => {
    const hash = createHash('sha256').update(JSON.stringify([place.channel, place.run]))
    const id = `board:${hash.digest('base64url')}`
    const pace = place.channel.replace(':', '::')
    await queue.add({ kind: 'board', ...place }, { id, line: id, pace, delay: Math.max(0, delay), refresh: true })
  }
  const send = async (name: ChatName, outgoing: Outgoing) => {
    const chat = chats.get(name)
    if (!chat) throw new ChatError(`no token for ${name} is set any more`, { permanent: true })
    return metrics.sending(outgoing.attempt, () => inTime(chat.send(outgoing)))
  }
  return {
    lookAgain,
    work: {
      async ping(job) {
        await onPings(store, job)
        for (const channel of channels) await lookAgain({ run: job.run, channel }, breath)
      },
      async board({ run, channel }) {
        const { chat, id } = placeOf(channel)
        const wits = await witsFor(teamOf({ chat, team: chats.get(chat)?.teamOf?.(id) ?? '' }))
        const until = await onBoard({ wits, store, send }, { run, channel }, Date.now())
        if (until !== undefined) await lookAgain({ run, channel }, until - Date.now())
      },
      async watchdog({ by }) {
        await store.remember(`watchdog:${by}`, Date.now(), remembered)
      },
    },
  }
}

/** The channels whose chat runs here; the others are told of once. */
export function subscribed(channels: readonly string[], chats: ReadonlyMap<string, Chat>, log: Log): string[] {
  const isOpen = (channel: string) => chats.has(channel.slice(0, channel.indexOf(':')))
  for (const channel of channels.filter((one) => !isOpen(one)))
    log.warn({ channel }, 'gets no boards: no token for its chat is set')
  return channels.filter(isOpen)
}
