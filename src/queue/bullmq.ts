/**
 * The queue in Redis, for any number of processes. BullMQ hands out turns (which line is worked on, by whom, until when its lock holds);
 * the jobs themselves stand in lines of our own, because BullMQ knows neither order nor pace per group.
 */
import { type Job as BullJob, Queue as BullQueue, DelayedError, Worker } from 'bullmq'
import { judgeFailure } from './judge-failure.ts'
import { type Head, openLines, type Turn } from './lines.ts'
import type { Failure, Job, Queue, QueueOptions, Work } from './queue.ts'
import { connectRedis, type OnLink } from './redis-connection.ts'

/** What a scheduler hands out in place of a turn. */
interface Repetition {
  readonly repeat: { readonly job: Job; readonly id: string }
}

export interface RedisQueueOptions extends QueueOptions {
  /** redis://…, or the path of a socket. */
  readonly redis: string
  readonly prefix?: string
  readonly onLink: OnLink
  /** Told of what went wrong inside and will be tried again by itself. */
  readonly onTrouble: (error: Error) => void
}

const concurrency = 50
/** After a crash the work of the dead process is taken over when both have passed. */
const lockDuration = 6_000
const stalledInterval = 5_000
const patienceToClose = 10_000
const busyWait = 100
const findLostEvery = 15_000
/** What a word or a wake-up that got lost with a connection costs at most, in seconds: BullMQ's own are 15 and 5. */
const lostWakeUp = 1
/** A line hands its worker on after so many jobs. */
const jobsPerTurn = 20
const forever = 1_000_000_000

export function openRedisQueue({ prefix = 'askstack', ...options }: RedisQueueOptions): Queue {
  let closing = false
  let closed = false
  const link: OnLink = (up, reason) => closing || options.onLink(up, reason)
  const trouble = (error: Error) => void (closing || options.onTrouble(error))
  const redis = connectRedis(options.redis, link)
  const shared = { prefix, connection: redis }
  const turns = new BullQueue<Turn | Repetition>('turns', {
    ...shared,
    defaultJobOptions: {
      removeOnComplete: true,
      removeOnFail: true,
      attempts: forever,
      backoff: { type: 'fixed', delay: 1_000 },
    },
  })
  turns.on('error', trouble)
  const working = new Set<string>()
  const lines = openLines(redis, `${prefix}:queue:`, options)
  let worker: Worker<Turn | Repetition> | undefined
  let finder: NodeJS.Timeout | undefined

  async function giveTurn(turn: Turn | undefined): Promise<void> {
    if (turn) await turns.add('turn', turn, { jobId: `turn-${turn.turn}` })
  }

  async function findLost(): Promise<void> {
    for (const turn of await lines.lost(`${prefix}:turns:turn-`)) await giveTurn(turn)
  }

  async function later(bull: BullJob<Turn | Repetition>, token: string | undefined, wait: number): Promise<never> {
    await bull.moveToDelayed(Date.now() + Math.max(1, wait), token)
    throw new DelayedError()
  }

  /** A repetition puts its job into a line like any other; while one waits there, no further one is added. */
  async function takeJob(bull: BullJob<Turn | Repetition>, token: string | undefined, perform: Perform): Promise<void> {
    if ('turn' in bull.data) return takeTurnAlone(bull as BullJob<Turn>, token, perform)
    const { job, id } = bull.data.repeat
    await giveTurn((await lines.add(job, { id, line: id, refresh: true })).turn)
  }

  /** On a machine without breath BullMQ may take a turn for dead that this very process still works on: that one goes on alone. */
  async function takeTurnAlone(bull: BullJob<Turn>, token: string | undefined, perform: Perform): Promise<void> {
    const { line } = bull.data
    if (working.has(line)) await later(bull, token, busyWait)
    working.add(line)
    try {
      await takeTurn(bull, token, perform)
    } finally {
      working.delete(line)
    }
  }

  async function takeTurn(bull: BullJob<Turn>, token: string | undefined, perform: Perform): Promise<void> {
    for (let done = 0; !closing && done < jobsPerTurn; done++) {
      const head = await lines.begin(bull.data)
      if (head.kind === 'over') return
      if (head.kind === 'wait') await later(bull, token, head.wait)
      else if (await perform(bull.data, head)) return
    }
    await later(bull, token, 0)
  }

  return {
    async add(job, addOptions) {
      if (closed) throw new Error('the queue is closed')
      const { added, turn } = await lines.add(job, addOptions)
      await giveTurn(turn)
      return added ? 'added' : 'repeated'
    },
    async addPings(job, ids, delay = 0) {
      if (closed) throw new Error('the queue is closed')
      const { added, turn } = await lines.addPings(job, ids, delay)
      await giveTurn(turn)
      return added
    },
    async repeat(job, { id, every }) {
      await turns.upsertJobScheduler(id, { every }, { name: 'repeat', data: { repeat: { job, id } } })
    },
    async work(work, failureOf) {
      const perform = performer(lines, options, work, failureOf)
      worker = new Worker<Turn | Repetition>('turns', (bull, token) => takeJob(bull, token, perform), {
        ...shared,
        concurrency,
        lockDuration,
        stalledInterval,
        maxStalledCount: forever,
        runRetryDelay: lostWakeUp * 1_000,
        drainDelay: lostWakeUp,
      })
      worker.on('error', trouble)
      finder = setInterval(() => void findLost().catch(trouble), findLostEvery).unref()
      void findLost().catch(trouble)
    },
    depth: () => lines.depth(),
    dead: (limit) => lines.dead(limit),
    async retry(id) {
      const { found, turn } = await lines.revive(id)
      await giveTurn(turn)
      return found
    },
    async close() {
      closing = true
      clearInterval(finder)
      const patience = redis.status === 'ready' ? patienceToClose : 1_000
      if (worker && !(await inTime(worker.close(), patience))) await inTime(worker.close(true), 500)
      closed = true
      await inTime(turns.close(), 500)
      redis.disconnect()
    },
  }
}

/** True when the line is over. */
type Perform = (turn: Turn, head: Extract<Head, { kind: 'do' }>) => Promise<boolean>

/** Does one job and puts down how it went. */
function performer(
  lines: ReturnType<typeof openLines>,
  { patience, onDead }: QueueOptions,
  work: Work,
  failureOf: (error: unknown) => Failure | undefined,
): Perform {
  return async (turn, { id, job, attempt, tries, waits }) => {
    try {
      if (tries > patience.tries) throw new Error('the process died each time')
      await (work[job.kind] as (job: Job, attempt: number) => Promise<void>)(job, attempt)
    } catch (error) {
      const judged = judgeFailure({ error, failure: failureOf(error), tries, waits }, patience)
      if (judged.kind === 'again') await lines.again(id, judged.wait, judged.hold)
      else {
        const at = await lines.bury(turn.line, id, judged.reason)
        if (at > 0) onDead({ id, job, reason: judged.reason, at })
      }
      return false
    }
    return lines.finish(turn, id)
  }
}

/** True when it was done within `limit` milliseconds; failing is done as well. */
async function inTime(doing: Promise<unknown>, limit: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(resolve, limit, false)
  })
  const done = await Promise.race([doing.then(() => true).catch(() => true), late])
  clearTimeout(timer)
  return done
}
