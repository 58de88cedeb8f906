import { Command } from 'commander'
import type { RunView } from '../deploy/view-run.ts'
import { printJson } from './json-lines.ts'
import { withStore } from './with-redis.ts'

const examples = `
Examples:
  askstack runs          one line a run, the newest first
  askstack runs --json   [{"run","state","hosts":[{"host","state","stage","seq"}]}]
`
const mostRuns = 100

/** `askstack runs`: the deployments that were heard of. */
export function runsCommand(): Command {
  return new Command('runs')
    .description('list deployments and how they stand')
    .option('--json', 'print one JSON array')
    .addHelpText('after', examples)
    .action(list)
}

async function list({ json }: { readonly json?: boolean }): Promise<void> {
  const { listRuns } = await import('../bot/runs.ts')
  const runs = await withStore((store) => listRuns(store, Date.now(), mostRuns))
  if (json) return printJson(runs.map(shown))
  for (const { run, state, counts, expected, stage, hosts } of runs) {
    const failed = hosts.filter((host) => host.state === 'failed').map(({ host }) => host)
    const parts = [run, state, `${counts.succeeded} of ${expected} hosts done`, stage ?? '', failed.join(', ')]
    process.stdout.write(`${parts.join('\t').trimEnd()}\n`)
  }
  if (runs.length === 0) process.stderr.write('no runs yet; a host tells of one with askstack-agent run\n')
}

function shown({ run, state, over, expected, startedAt, endedAt, hosts, stage }: RunView): object {
  const time = (at: number) => new Date(at).toISOString()
  return {
    run,
    state,
    over,
    expected,
    startedAt: time(startedAt),
    ...(endedAt !== undefined && { endedAt: time(endedAt) }),
    ...(stage && { stage }),
    hosts: hosts.map(({ host, state: own, stage: at, seq, exitCode, follows, recovered }) => ({
      host,
      state: own,
      stage: at ?? null,
      seq,
      ...(exitCode !== undefined && { exitCode }),
      ...(follows && { follows }),
      recovered,
    })),
  }
}
