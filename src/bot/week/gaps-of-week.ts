import { termsIn } from '../../answer/terms-in.ts'
import type { OpenGap } from '../../digest/week-facts.ts'
import type { Store } from '../../store/store.ts'
import type { Wits } from '../reply-to.ts'
import type { Time } from './runs-of-week.ts'

const mostGaps = 2_000
const longestText = 300

/** What was asked in a channel in a time and had no good answer, oldest first. */
export async function gapsOfWeek(
  { store, wits }: { readonly store: Store; readonly wits: Wits },
  channel: string,
  { from, until }: Time,
): Promise<OpenGap[]> {
  const gaps = await store.gaps(mostGaps)
  return gaps
    .filter((gap) => gap.at >= from && gap.at < until && withoutTeam(gap.channel) === channel)
    .toReversed()
    .map(({ id, text }) => ({
      id,
      text: text.slice(0, longestText),
      terms: termsIn(wits.library, text.slice(0, longestText)),
    }))
}

/** A gap of a question names the workspace as well: `slack:T0TEAM:C0456`. */
function withoutTeam(channel: string): string {
  const parts = channel.split(':')
  return `${parts[0]}:${parts.at(-1)}`
}
