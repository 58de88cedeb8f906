/**
 * Starts everything and stops it in order; the only place where the parts meet. It holds no rule of its own.
 */
import { openBot } from './bot/bot.ts'
import type { Wits } from './bot/reply-to.ts'
import { openTeamWits } from './bot/team-wits.ts'
import type { Chat } from './chat/chat.ts'
import type { Config } from './config.ts'
import type { Log } from './log.ts'
import { chatOf } from './main/chat-of.ts'
import { failureOf, logDead, workWith } from './main/do-work.ts'
import { listen } from './main/listen.ts'
import { openMetrics } from './main/metrics.ts'
import { type Intake, openIntake } from './main/open-intake.ts'
import { openStorage } from './main/open-storage.ts'
import { openReceipts } from './main/receipts.ts'
import { sendNowIn } from './main/send-now.ts'
import { startChats } from './main/start-chats.ts'
import { subscribed, workOnDeploys } from './main/work-on-deploys.ts'
import { workOnWeeks } from './main/work-on-weeks.ts'

export interface BotParts {
  /** Without a port nothing is served: no pings, no events of Slack by HTTP. */
  readonly config: Pick<Config, 'redisUrl' | 'data'> &
    Partial<Pick<Config, 'port' | 'channels' | 'timezone' | 'retention'>>
  readonly wits: Wits
  readonly chats: readonly Chat[]
  readonly log: Log
  /** Milliseconds between two looks at what is due; a minute where absent. */
  readonly tick?: number
}

export interface RunningBot {
  /** Finishes what was begun (10 s at most) and leaves the rest to the next start. */
  stop(): Promise<void>
  /** What is served stands there. */
  readonly port?: number
}

/** About one message a second and channel, as Slack wants it; a few at once after a rest. */
const pace = { interval: 1_000, burst: 10 }
/** Tries go on for some 25 minutes, with waits from a quarter of a second to five minutes. */
const patience = { first: 250, most: 300_000, tries: 15 }

/** Starts the bot in these chats; rejects with every mistake that stands in the way. */
export async function startBot({ config, wits, chats, log, tick = 60_000 }: BotParts): Promise<RunningBot> {
  const { queue, store, lasting, close } = await openStorage(config, { pace, patience, onDead: logDead(log) }, log)
  const named = new Map<string, Chat>(chats.map((chat) => [chat.name, chat]))
  const metrics = openMetrics(queue)
  const { deploys: withBoards = [], digest: withDigests = [] } = config.channels ?? {}
  const sendNow = sendNowIn(named, metrics)
  const witsFor = openTeamWits(wits, store)
  const deploys = workOnDeploys({
    witsFor,
    store,
    queue,
    chats: named,
    sendNow,
    channels: subscribed(withBoards, named, { log, what: 'boards' }),
  })
  const { timezone = 'UTC', retention } = config
  const weeks = workOnWeeks({
    wits,
    store,
    queue,
    sendNow,
    chats: new Set(named.keys()),
    channels: subscribed(withDigests, named, { log, what: 'digest' }),
    timezone,
    retention,
    log,
  })
  const bot = openBot({
    wits,
    witsFor,
    store,
    fetchFile: async (name, address) => chatOf(named, name).fetchFile(address),
    lookAgain: (place) => deploys.lookAgain(place, 0),
    postDigest: weeks.postDigest,
    timezone,
    retention,
  })
  const receipts = openReceipts(store)
  const stopping = new AbortController()
  let intake: Intake | undefined
  const stop = async () => {
    stopping.abort()
    await intake?.close()
    await queue.close()
    await Promise.allSettled(chats.map((chat) => chat.stop()))
    receipts.stop()
    await close()
  }
  try {
    const { port } = config
    if (port !== undefined) intake = await openIntake({ port, lasting, queue, store, chats, log, metrics })
    const ears = new Map(chats.map((chat) => [chat, listen(chat, { bot, queue, receipts })]))
    await startChats(chats, (chat) => ears.get(chat) as ReturnType<typeof listen>, { log, signal: stopping.signal })
    const others = { ...deploys.work, ...weeks.work }
    await queue.work(workWith({ bot, queue, receipts, chats: named, log, others, metrics, sendNow }), failureOf)
    // Redis may be away: it is told when it is back.
    queue
      .repeat({ kind: 'tick' }, { id: 'tick', every: tick })
      .catch((err) => log.error({ err }, 'nothing is due by itself'))
  } catch (error) {
    await stop()
    throw error
  }
  return { stop, ...(intake && { port: intake.port }) }
}
