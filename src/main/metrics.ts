import { Counter, Gauge, Registry } from 'prom-client'
import type { Queue } from '../queue/queue.ts'

/** What is counted, as functions for those who do it. */
export interface Metrics {
  replied(outcome: string): void
  taken(accepted: number, duplicates: number): void
  refused(reason: 'rate' | 'token'): void
  /** Counts a post with how it went. */
  sending<Result>(attempt: number, send: () => Promise<Result>): Promise<Result>
  /** In Prometheus' text format. */
  text(): Promise<string>
}

export function openMetrics(queue: Pick<Queue, 'depth'>): Metrics {
  const registers = [new Registry()] as const
  const [registry] = registers
  const counter = (name: string, help: string, label: string) =>
    new Counter({ name: `askstack_${name}`, help, labelNames: [label], registers: [registry] })
  const gauge = (name: string, help: string) => new Gauge({ name: `askstack_${name}`, help, registers: [registry] })
  const replies = counter(
    'replies_total',
    'Questions, logs, commands and presses that got a reply, by its kind.',
    'outcome',
  )
  const pings = counter('pings_total', 'Pings that were taken, new or a repetition.', 'kind')
  const refusals = counter('ping_refusals_total', 'Requests with pings that were not taken.', 'reason')
  const posts = counter('posts_total', 'Messages that were posted or edited, or could not be.', 'outcome')
  const retries = counter('post_retries_total', 'Posts that were tried again.', 'kind')
  const limits = counter('rate_limited_posts_total', 'Posts that a chat wanted later.', 'kind')
  const waiting = gauge('queue_jobs_waiting', 'Jobs that wait or are worked on.')
  const dead = gauge('queue_jobs_dead', 'Jobs that were given up: askstack jobs list.')
  const age = gauge('queue_oldest_seconds', 'How long the oldest job that is due has waited.')
  const memory = gauge('resident_memory_bytes', 'Memory of this process.')
  return {
    replied: (outcome) => replies.inc({ outcome }),
    taken(accepted, duplicates) {
      pings.inc({ kind: 'new' }, accepted)
      pings.inc({ kind: 'repeated' }, duplicates)
    },
    refused: (reason) => refusals.inc({ reason }),
    async sending(attempt, send) {
      if (attempt > 1) retries.inc({ kind: 'post' })
      try {
        const result = await send()
        posts.inc({ outcome: 'sent' })
        return result
      } catch (error) {
        posts.inc({ outcome: 'failed' })
        if ((error as { readonly retryAfter?: number }).retryAfter !== undefined) limits.inc({ kind: 'post' })
        throw error
      }
    },
    async text() {
      memory.set(process.memoryUsage.rss())
      const depth = await queue.depth()
      waiting.set(depth.waiting)
      dead.set(depth.dead)
      age.set(depth.age / 1_000)
      return registry.metrics()
    },
  }
}
