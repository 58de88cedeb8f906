/** Which component a log is probably about, and so what to collect before asking again. */

import { fallback, type Source, sources } from './collect-commands.ts'
import type { NextStep } from './diagnosis.ts'
import type { Place } from './quote-lines.ts'

const owner = new Map(sources.flatMap((source) => source.words.map((word) => [word, source] as const)))
const head = 65_536

/** What to collect for a component that is known already. */
export function nextStepOf(component: string): NextStep | undefined {
  const source = sources.find((one) => one.component === component)
  return source && { component, commands: source.commands }
}

/** The component most named, in the telling lines above all. */
export function guessNextStep(bytes: Uint8Array, telling: readonly Place[]): NextStep {
  const votes = new Map<Source, number>()
  vote(votes, textOf(bytes, Math.max(0, bytes.length - head), bytes.length), 1)
  for (const { start, end } of telling) vote(votes, textOf(bytes, start, end), 8)
  const [best] = [...votes].sort((a, b) => b[1] - a[1])
  return best ? { component: best[0].component, commands: best[0].commands } : fallback
}

function vote(votes: Map<Source, number>, text: string, weight: number): void {
  for (const word of text.toLowerCase().match(/[a-z0-9]{2,30}(?:_[a-z0-9]{1,30}){0,4}/g) ?? []) {
    const source = owner.get(word) ?? owner.get(word.split('_')[0] ?? '')
    if (source) votes.set(source, (votes.get(source) ?? 0) + weight)
  }
}

const textOf = (bytes: Uint8Array, start: number, end: number): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset + start, end - start).toString('utf8')
