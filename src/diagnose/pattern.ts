/**
 * One line of a signature, ready to be looked for: its constant words in order, and where anything may stand between them.
 */

import { border, readText } from './read-words.ts'
import type { WordWeights } from './word-weights.ts'

export interface PatternWord {
  readonly text: string
  readonly hash: number
  readonly weight: number
  /** `<*>` stands right against the word: only its other side counts. */
  readonly openStart: boolean
  readonly openEnd: boolean
}

export interface Pattern {
  readonly text: string
  /** Runs of words that follow each other; anything may stand between two runs. */
  readonly runs: readonly (readonly PatternWord[])[]
  readonly words: readonly PatternWord[]
  /** Sum of the words' weights. */
  readonly weight: number
  /** How much a match says: the words, and that they stand side by side. */
  readonly evidence: number
  /** Only rules errors out: then a slip is forgiven in a short line too, for to stay silent is the lesser mistake. */
  readonly rulesOut: boolean
}

const wildcard = '<*>'
/** What is known of a word's piece. */
export const openWeight = 1
/** For two words of a phrase to stand side by side, in nats: half of what an ordinary word says. */
const besideWeight = 0.5

export function compilePattern(text: string, weights: WordWeights, rulesOut = false): Pattern {
  const pieces = text.split(wildcard)
  const runs = pieces
    .map((piece, at) => readRun(piece, at > 0, at < pieces.length - 1, weights))
    .filter((run) => run.length > 0)
  const words = runs.flat()
  const weight = words.reduce((sum, word) => sum + word.weight, 0)
  return { text, runs, words, weight, evidence: weight + besideWeight * (words.length - runs.length), rulesOut }
}

function readRun(piece: string, afterGap: boolean, beforeGap: boolean, weights: WordWeights): PatternWord[] {
  const bytes = Buffer.from(piece, 'utf8')
  const { hash: hashes, start: starts, end: ends, count } = readText(bytes)
  const run: PatternWord[] = []
  for (let at = 0; at < count; at++) {
    const [hash, start, end] = [hashes[at] as number, starts[at] as number, ends[at] as number]
    if (hash === border) continue
    const openStart = afterGap && start === 0
    const openEnd = beforeGap && end === bytes.length
    const weight = openStart || openEnd ? openWeight : weights.of(hash, bytes, start, end)
    run.push({ text: bytes.toString('utf8', start, end).toLowerCase(), hash, openStart, openEnd, weight })
  }
  return run
}
