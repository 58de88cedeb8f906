import { attemptAt, placeOf } from '../bot/boards.ts'
import { shortHash } from '../bot/keys.ts'
import type { Means } from '../bot/means.ts'
import type { Queued } from '../bot/queued.ts'
import { beginWeeks, onTick } from '../bot/week/on-tick.ts'
import { postDigest } from '../bot/week/post-digest.ts'
import { reminderFor } from '../bot/week/remind.ts'
import { keepWeeks } from '../bot/week/weeks.ts'
import { ChatError } from '../chat/chat-error.ts'
import type { Reminder } from '../digest/channel-week.ts'
import type { Log } from '../log.ts'
import type { Queue, Work } from '../queue/queue.ts'
import type { SendNow } from './send-now.ts'

export interface WeekParts extends Pick<Means, 'wits' | 'store' | 'retention'> {
  readonly queue: Queue
  readonly sendNow: SendNow
  /** Names of the chats that run here. */
  readonly chats: ReadonlySet<string>
  /** `slack:C0456`: channels that keep the week without having been asked to. */
  readonly channels: readonly string[]
  readonly timezone: string
  readonly log: Log
}

export interface WeekWork {
  readonly work: Pick<Work, 'tick' | 'remind' | 'digest'>
  readonly postDigest: NonNullable<Means['postDigest']>
}

/** The jobs of the week. What is due is found anew at each tick, so a clock change, a restart or a late tick needs nothing of its own. */
export function workOnWeeks({ queue, sendNow, chats, channels, timezone, log, ...means }: WeekParts): WeekWork {
  const { store, retention } = means
  const post = async (channel: string, week: string, id: string) => {
    const pace = channel.replace(':', '::')
    await queue.add({ kind: 'digest', channel, week }, { id: `digest:${id}`, line: `week:${channel}`, pace })
  }
  const remind = async (channel: string, reminder: Reminder) => {
    const { person, week, kind, at } = reminder
    const id = `remind:${shortHash(`${channel} ${week} ${person} ${kind} ${at}`)}`
    await queue.add({ kind: 'remind', channel, reminder }, { id, pace: `${placeOf(channel).chat}:reminders` })
  }
  return {
    postDigest: post,
    work: {
      async tick() {
        await beginWeeks(store, channels, timezone, Date.now())
        for (const { channel, reminders, digest } of await onTick(store, chats, Date.now())) {
          for (const reminder of reminders) await remind(channel, reminder)
          if (digest) await post(channel, digest, shortHash(`${channel} ${digest}`))
        }
      },
      async remind(job) {
        const [channel, reminder] = [job.channel, job.reminder as Reminder]
        const outgoing = await reminderFor({ store, retention }, channel, reminder, Date.now())
        if (!outgoing) return
        const weeks = keepWeeks(store, retention)
        const attempt = await attemptAt(store, outgoing.key)
        try {
          await sendNow(placeOf(channel).chat, { ...outgoing, attempt })
        } catch (error) {
          if (!(error instanceof ChatError && error.permanent)) throw error
          log.warn({ channel, person: reminder.person, reason: error.message }, 'a member cannot be reminded')
          await weeks.changeMember(channel, reminder.person, (member) => member && { ...member, deaf: true })
        }
        await weeks.noteReminded(channel, reminder)
      },
      async digest({ channel, week }) {
        const add = async ({ job, options }: Queued<'send'>) => void (await queue.add(job, options))
        await postDigest({ ...means, send: sendNow, queue: add }, { channel, week }, Date.now())
      },
    },
  }
}
