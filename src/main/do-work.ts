import type { Bot, Queued } from '../bot/bot.ts'
import { codeOf, keyOf } from '../bot/keys.ts'
import type { Chat } from '../chat/chat.ts'
import { ChatError } from '../chat/chat-error.ts'
import type { Log } from '../log.ts'
import type { Happened } from '../message.ts'
import type { DeadJob, Failure, Job, JobOf, Queue, Work } from '../queue/queue.ts'
import { chatOf } from './chat-of.ts'
import type { Metrics } from './metrics.ts'
import type { Receipts } from './receipts.ts'
import type { SendNow } from './send-now.ts'

export interface WorkParts {
  readonly bot: Bot
  readonly queue: Queue
  readonly receipts: Receipts
  readonly chats: ReadonlyMap<string, Chat>
  readonly log: Log
  /** What is not about something that happened in a chat. */
  readonly others: Omit<Work, 'happened' | 'send'>
  readonly metrics: Pick<Metrics, 'replied'>
  readonly sendNow: SendNow
}

/** After so many tries at working out a reply, the asker is told that it failed; after more of them it may be what kills the process. */
const mostTries = 3
const mostDeaths = 6

/** What is done about each kind of job. */
export function workWith({ bot, queue, receipts, chats, log, others, metrics, sendNow }: WorkParts): Work {
  const add = async (queued: Queued<'send'> | undefined) => {
    if (queued) await queue.add(queued.job, queued.options)
  }

  async function respond(happened: Happened, job: JobOf<'happened'>, attempt: number) {
    try {
      if (attempt > mostDeaths) throw new Error('it was begun too often')
      return await bot.respond(happened, job)
    } catch (err) {
      if (attempt < mostTries) throw err
      log.error({ err, code: codeOf(keyOf(happened)), kind: happened.kind }, 'no reply could be worked out')
      return bot.apologise(happened)
    }
  }

  return {
    ...others,
    async happened(job, attempt) {
      const { happened } = job
      const chat = chatOf(chats, happened.place.chat)
      const key = keyOf(happened)
      if (attempt > 1 && bot.expectsAnswer(happened)) receipts.expect(key, chat, happened.to)
      const reply = await respond(happened, job, attempt)
      if (reply) metrics.replied(reply.job.outgoing.reply.kind)
      await add(reply)
      if (!reply && bot.expectsAnswer(happened)) await receipts.settle(key, chat, happened.to)
    },
    async send(job, attempt) {
      const { outgoing } = job
      const chat = chatOf(chats, job.chat)
      try {
        await sendNow(chat.name, { ...outgoing, attempt })
      } catch (err) {
        if (failureOf(err)?.kind === 'give-up') await add(bot.excuse(job))
        throw err
      }
      await receipts.settle(outgoing.key, chat, outgoing.to).catch(() => {})
    },
  }
}

/** What an error means for the queue. */
export function failureOf(error: unknown): Failure | undefined {
  if (!(error instanceof ChatError)) return undefined
  if (error.permanent) return { kind: 'give-up', reason: error.message }
  return error.retryAfter === undefined ? undefined : { kind: 'retry', after: error.retryAfter }
}

/** One line for a job that was given up. */
export function logDead(log: Log): (dead: DeadJob) => void {
  return ({ job, reason }) => {
    log.error({ ...nameOf(job), job: job.kind, reason }, 'a job was given up')
  }
}

function nameOf(job: Job): Readonly<Record<string, string>> {
  if (job.kind === 'send') return { code: codeOf(job.outgoing.key) }
  if (job.kind === 'happened') return { code: codeOf(keyOf(job.happened)) }
  if ('run' in job) return { run: job.run }
  return 'channel' in job ? { channel: job.channel } : {}
}
