import { nameOfRun, type PastRun } from '../../deploy/board.ts'
import type { RunsOfName } from '../../digest/week-facts.ts'
import type { Store } from '../../store/store.ts'
import { historyOf } from '../on-board.ts'
import { runsTable } from '../runs.ts'

/** Milliseconds since 1970; the end is not in it. */
export interface Time {
  readonly from: number
  readonly until: number
}

const mostOfAName = 50

/** The runs that were begun in a time and are over, by name, beside those of the time before; `which` leaves out the others. */
export async function runsOfWeek(
  store: Store,
  week: Time,
  before: Time,
  which: (run: string) => boolean = () => true,
): Promise<RunsOfName[]> {
  const names = new Set([...(await store.records(runsTable.name, runsTable.most)).keys()].map(nameOfRun))
  const found = await Promise.all(
    [...names].map(async (name) => {
      const past = [...(await store.records(historyOf(name).name, mostOfAName)).values()] as PastRun[]
      const runs = past.filter(({ run }) => which(run))
      const [now, earlier] = [countsOf(within(runs, week)), countsOf(within(runs, before))]
      return now && { name, ...now, ...(earlier && { before: earlier }) }
    }),
  )
  return found
    .flatMap((one) => one ?? [])
    .sort((a, b) => b.failed - a.failed || b.tries - a.tries || (a.name < b.name ? -1 : 1))
}

const within = (runs: readonly PastRun[], { from, until }: Time): PastRun[] =>
  runs.filter(({ startedAt }) => startedAt >= from && startedAt < until).sort((a, b) => a.startedAt - b.startedAt)

/** Undefined where there were none. */
function countsOf(runs: readonly PastRun[]): NonNullable<RunsOfName['before']> | undefined {
  const [first] = runs
  if (!first) return undefined
  const good = runs.filter(({ state }) => state === 'succeeded')
  const ends = good.map(({ startedAt, duration }) => startedAt + duration)
  return {
    tries: runs.length,
    failed: runs.length - good.length,
    ...(ends.length > 0 && { untilSuccess: Math.min(...ends) - first.startedAt }),
  }
}
