import { Command, InvalidArgumentError } from 'commander'
import type { StaleReason } from '../knowledge/find-stale.ts'
import { printJson } from './json-lines.ts'
import { openKeeping } from './open-keeping.ts'

const examples = `
Examples:
  askstack kb stale              not reviewed for a year, or only about releases past their end of life
  askstack kb stale --months 6
  askstack kb stale --json
`

interface Options {
  readonly months: number
  readonly json?: boolean
}

/** `askstack kb stale`: the notes and known errors that time may have overtaken. */
export function kbStale(): Command {
  return new Command('stale')
    .description('list the notes and known errors that time may have overtaken')
    .argument('[folder]', 'the kb folder (default: ASKSTACK_KB, or the one of this checkout)')
    .option('--months <n>', 'how old a review may be', wholeMonths, 12)
    .option('--json', 'print one JSON object')
    .addHelpText('after', examples)
    .action(list)
}

function wholeMonths(value: string): number {
  const months = Number(value)
  if (Number.isInteger(months) && months >= 0 && months <= 1200) return months
  throw new InvalidArgumentError('say a whole number of months, 0 to 1200.')
}

async function list(folder: string | undefined, { months, json }: Options): Promise<void> {
  const { findStale } = await import('../knowledge/find-stale.ts')
  const { knowledge, keeping } = await openKeeping(folder)
  const entries = [...knowledge.notes, ...knowledge.errors]
  const today = new Date().toISOString().slice(0, 10)
  const stale = findStale(entries, { today, months, releases: keeping.releases })
  if (json) return printJson({ today, months, of: entries.length, stale })
  for (const { file, reviewed, reasons } of stale) {
    process.stdout.write(`${file}: reviewed ${reviewed}; ${reasons.map(reasonText).join('; ')}\n`)
  }
  process.stderr.write(`${stale.length} of ${entries.length} notes and known errors need a look\n`)
}

function reasonText(reason: StaleReason): string {
  if (reason.kind === 'old-review') return `older than ${reason.before}`
  return `only about ended releases (${reason.ended.join(', ')})`
}
