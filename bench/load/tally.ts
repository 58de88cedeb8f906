/** What was measured over all conversations of a run. */
export interface Tally {
  /** Milliseconds until the chat was told that it was heard. */
  readonly acks: number[]
  /** Milliseconds until the answer stood at the chat's server. */
  readonly answers: number[]
  asked: number
  lost: number
  doubled: number
  /** Conversations whose answers do not stand in the order of the questions. */
  disordered: number
  /** Commands that the chat gave up because nobody acknowledged them in time. */
  late: number
  /** Answers that the member had to press a button for, because they may have arrived already. */
  offered: number
}

export interface Talk {
  readonly tally: Tally
  /** Resolves when the member has read the answer. */
  readonly read: () => Promise<unknown>
  /** What is looked at when nothing more can come. */
  readonly later: (() => void)[]
}

export const newTally = (): Tally => ({
  acks: [],
  answers: [],
  asked: 0,
  lost: 0,
  doubled: 0,
  disordered: 0,
  late: 0,
  offered: 0,
})

/** Answers that stand in a conversation, by subject, against those that were asked for. */
export function judge(tally: Tally, stands: readonly number[], asked: readonly number[]): void {
  const once = [...new Set(stands)]
  tally.lost += asked.filter((subject) => !stands.includes(subject)).length
  tally.doubled += stands.length - once.length
  if (String(once) !== String(asked.filter((subject) => once.includes(subject)))) tally.disordered += 1
}

/** Puts down when the answer stood, or how long it was waited for in vain. */
export async function timed(tally: Tally, since: number, answer: Promise<unknown>): Promise<void> {
  tally.asked += 1
  await answer.catch(() => {})
  tally.answers.push(Date.now() - since)
}

/** One row of the table. */
export function rowOf(name: string, tally: Tally): Readonly<Record<string, string | number>> {
  const { acks, answers, asked, lost, doubled, disordered, late, offered } = tally
  return {
    run: name,
    questions: asked,
    acks: acks.length,
    'ack p50': share(acks, 0.5),
    'ack p99': share(acks, 0.99),
    'ack max': share(acks, 1),
    'answer p50': share(answers, 0.5),
    'answer p99': share(answers, 0.99),
    'answer max': share(answers, 1),
    lost,
    doubled,
    'out of order': disordered,
    'not acknowledged': late,
    offered,
  }
}

/** The smallest value that so large a share of all does not exceed. */
function share(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return Math.round(sorted[Math.max(0, Math.ceil(sorted.length * part) - 1)] ?? Number.NaN)
}
