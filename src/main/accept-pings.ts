import { hash } from 'node:crypto'
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

/** As many at once go into the queue. */
const mostPings = 500
/** What comes for a run in one breath is folded together, in milliseconds. */
const breath = 250

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
      await queue.addPings({ kind: 'ping', run, pings }, ids, breath).then(
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
      // What came in the same moment goes along.
      setImmediate(() => void empty(ping.run))
    })

  return async (pings, received) => {
    const added = await Promise.all(pings.map((ping) => put(ping, received)))
    const accepted = added.filter(Boolean).length
    return { accepted, duplicates: pings.length - accepted }
  }
}

function idOf({ run, host, seq }: Ping): string {
  return `ping:${hash('sha256', JSON.stringify([run, host, seq]), 'base64url').slice(0, 22)}`
}

function withoutSecrets(ping: Ping): Ping {
  const { log, stage } = ping
  return { ...ping, ...(log && { log: hideSecrets(log).text }), ...(stage && { stage: safeStage(stage) }) }
}

const mostStages = 1_000
const stages = new Map<string, string>()

/** Every host says the same stages, over and over. */
function safeStage(stage: string): string {
  const known = stages.get(stage)
  if (known !== undefined) return known
  if (stages.size >= mostStages) stages.clear()
  const safe = hideSecrets(stage).text
  stages.set(stage, safe)
  return safe
}
