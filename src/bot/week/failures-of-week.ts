import type { PastFailure } from '../../deploy/same-failure.ts'
import type { FailureOfWeek } from '../../digest/week-facts.ts'
import type { Speech } from '../../message.ts'
import type { Store } from '../../store/store.ts'
import { failureKinds, pastOf } from '../failure-entry.ts'
import type { Wits } from '../reply-to.ts'
import type { Time } from './runs-of-week.ts'

const mostRuns = 20

/** The failures of deployments in a time, the most frequent first; `which` leaves out those of other runs. */
export async function failuresOfWeek(
  { store, wits }: { readonly store: Store; readonly wits: Wits },
  week: Time,
  lang: Speech,
  which: (run: string) => boolean = () => true,
): Promise<FailureOfWeek[]> {
  const kinds = [...(await store.records(failureKinds.name, failureKinds.most)).values()] as string[]
  const found = await Promise.all(
    kinds.map(async (key) => {
      const past = [...(await store.records(pastOf(key).name, mostRuns)).values()] as PastFailure[]
      return failureOf(
        past.filter((one) => one.key === key),
        week,
        titleOf(wits, key, lang),
        which,
      )
    }),
  )
  return found.flatMap((one) => one ?? []).sort((a, b) => b.count - a.count || b.hosts - a.hosts)
}

function failureOf(
  past: readonly PastFailure[],
  { from, until }: Time,
  title: string,
  which: (run: string) => boolean,
): FailureOfWeek | undefined {
  const now = past.filter(({ at, run }) => at >= from && at < until && which(run))
  const earlier = past.filter(({ at }) => at < from)
  if (now.length === 0) return undefined
  const isBack = earlier.some(({ solvedBy }) => solvedBy !== undefined)
  const solvedBy = [...past]
    .filter(({ at }) => at < until)
    .sort((a, b) => b.at - a.at)
    .find((one) => one.solvedBy)?.solvedBy
  return {
    title,
    count: now.length,
    hosts: now.reduce((sum, { hosts = 1 }) => sum + hosts, 0),
    kind: isBack ? 'returned' : earlier.length > 0 ? 'known' : 'new',
    ...(solvedBy && { solvedBy }),
  }
}

/** `error pip-egg-info` is named as the known error, `line …` and `stage …` as what was seen. */
function titleOf({ library }: Wits, key: string, lang: Speech): string {
  const [kind, rest = ''] = [key.slice(0, key.indexOf(' ')), key.slice(key.indexOf(' ') + 1)]
  return (kind === 'error' && library.errors.get(rest)?.title[lang]) || rest || key
}
