import { createHash } from 'node:crypto'
import type { Ping } from '../deploy/ping.ts'
import { hideSecrets } from '../hide-secrets.ts'
import type { Accepted } from '../http/http-parts.ts'
import type { Queue, ReceivedPing } from '../queue/queue.ts'

interface Waiting {
  readonly ping: ReceivedPing
  readonly id: string
  readonly done: (isNew: boolean) => void
  readonly failed: (error: unknown) => void
}

/** A job holds no more pings than this. */
const mostPings = 500

type Accept = (pings: readonly Ping[], received: number) => Promise<Accepted>

/**
 * Puts pings into the queue, each (run, host, seq) once, without secrets; resolves once Redis holds them. What comes for a run while Redis
 * takes its last pings goes as one job after them.
 */
export function pingAcceptor(queue: Pick<Queue, 'addPings'>): Accept {
  const runs = new Map<string, Waiting[]>()

  async function empty(run: string): Promise<void> {
    for (let waiting = runs.get(run); waiting?.length; waiting = runs.get(run)) {
      const batch = waiting.splice(0, mostPings)
      const pings = batch.map(({ ping }) => ping)
      const ids = batch.map(({ id }) => id)
      await queue.addPings({ kind: 'ping', run, pings }, ids).then(
        (added) => batch.forEach(({ done }, i) => void done(added[i] === true)),
        (error) => batch.forEach(({ failed }) => void failed(error)),
      )
    }
    runs.delete(run)
  }

  const put = (ping: Ping, received: number) =>
    new Promise<boolean>((done, failed) => {
      const one = { ping: { ping: withoutSecrets(ping), received }, id: idOf(ping), done, failed }
      const waiting = runs.get(ping.run)
      if (waiting) return void waiting.push(one)
      runs.set(ping.run, [one])
      // What the same request holds comes along.
      queueMicrotask(() => void empty(ping.run))
    })

  return async (pings, received) => {
    const added = await Promise.all(pings.map((ping) => put(ping, received)))
    const accepted = added.filter(Boolean).length
    return { accepted, duplicates: pings.length - accepted }
  }
}

function idOf({ run, host, seq }: Ping): string {
  const hash = createHash('sha256')
    .update(JSON.stringify([run, host, seq]))
    .digest('base64url')
  return `ping:${hash.slice(0, 22)}`
}

function withoutSecrets(ping: Ping): Ping {
  const { log, stage } = ping
  return { ...ping, ...(log && { log: hideSecrets(log).text }), ...(stage && { stage: hideSecrets(stage).text }) }
}
