import { Command } from 'commander'
import type { DeadJob, Queue } from '../queue/queue.ts'
import { printJson, UsageError } from './json-lines.ts'
import { withStore } from './with-redis.ts'

const examples = `
Examples:
  askstack jobs list          what was given up, and why
  askstack jobs retry ID      take one up again; "all" for all of them
`
const mostJobs = 1_000

interface Options {
  readonly json?: boolean
}

/** `askstack jobs`: the jobs that the bot gave up. */
export function jobsCommand(): Command {
  const json = ['--json', 'print one JSON object'] as const
  return new Command('jobs')
    .description('list and retry the jobs that were given up')
    .addHelpText('after', examples)
    .addCommand(
      new Command('list')
        .description('jobs that were given up, newest first')
        .option(...json)
        .action(list),
    )
    .addCommand(
      new Command('retry')
        .description('take up again')
        .argument('<id>')
        .option(...json)
        .action(retry),
    )
}

async function list({ json }: Options): Promise<void> {
  const dead = await withQueue((queue) => queue.dead(mostJobs))
  if (json) return printJson(dead.map(shown))
  for (const one of dead) process.stdout.write(`${Object.values(shown(one)).join('\t')}\n`)
  if (dead.length === 0) process.stderr.write('no job was given up\n')
}

async function retry(id: string, { json }: Options): Promise<void> {
  const found = await withQueue(async (queue) => {
    const ids = id === 'all' ? (await queue.dead(mostJobs)).map((one) => one.id) : [id]
    const results: string[] = []
    for (const one of ids) if (await queue.retry(one)) results.push(one)
    return results
  })
  if (found.length === 0 && id !== 'all') throw new UsageError(`no job ${id} was given up; see askstack jobs list`)
  if (json) return printJson({ retried: found })
  process.stdout.write(`${found.length} taken up again\n`)
}

const shown = ({ id, job, reason, at }: DeadJob) => ({ id, kind: job.kind, at: new Date(at).toISOString(), reason })

async function withQueue<Result>(act: (queue: Queue) => Promise<Result>): Promise<Result> {
  const { openRedisQueue } = await import('../queue/bullmq.ts')
  return withStore(async (store, { redis }) => {
    // A queue would wait for ever for a Redis that is not there.
    await store.record('hosts', '')
    const limits = { pace: { interval: 1_000, burst: 1 }, patience: { first: 250, most: 300_000, tries: 15 } }
    const queue = openRedisQueue({ ...limits, redis, onDead: () => {}, onLink: () => {}, onTrouble: () => {} })
    try {
      return await act(queue)
    } finally {
      await queue.close()
    }
  })
}
