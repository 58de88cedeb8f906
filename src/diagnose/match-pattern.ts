/**
 * Whether a record holds a signature's line: its words in order, those of a run one after the other.
 * First exactly; then, in lines long enough to be sure, with the slack that pasted logs need: one slip of the pen in a long word,
 * a word broken at a line's end, a foreign word in between, a small word missing. Leftmost match, no backtracking over the log.
 */

import { isSlip } from './is-slip.ts'
import { smallWords } from './ordinary-words.ts'
import type { Pattern, PatternWord } from './pattern.ts'
import type { Token } from './read-record.ts'

export interface Match {
  readonly first: Token
  readonly last: Token
  /** How many slips were forgiven. */
  readonly slack: number
}

/** Whether a word of the log is a word of its own right, and so no slip of another. */
export type IsOwnWord = (word: string) => boolean

/** So many words may stand at a `<*>`; fewer when it reaches into the next line. */
const widestGap = 120
const widestGapOverLines = 40
const shortestSlip = 5
/** Lines of so many words forgive one slip, and two. */
const wordsForOne = 4
const wordsToRuleOut = 2
const wordsForTwo = 9

export function matchPattern(pattern: Pattern, tokens: readonly Token[], isOwnWord: IsOwnWord): Match | undefined {
  const exact = matchRuns(pattern.runs, tokens, { left: 0, isOwnWord })
  if (exact || pattern.words.length < (pattern.rulesOut ? wordsToRuleOut : wordsForOne)) return exact
  return matchRuns(pattern.runs, tokens, { left: pattern.words.length < wordsForTwo ? 1 : 2, isOwnWord })
}

interface Slack {
  left: number
  readonly isOwnWord: IsOwnWord
}

function matchRuns(runs: Pattern['runs'], tokens: readonly Token[], allowed: Slack): Match | undefined {
  const head = runs[0]
  if (!head) return undefined
  const slack = { ...allowed }
  const first = head[0] as PatternWord
  const initial = allowed.left === 0 && !first.openStart ? first.text.charCodeAt(0) : undefined
  for (let start = 0; start < tokens.length; start++) {
    if (initial !== undefined && tokens[start]?.text.charCodeAt(0) !== initial) continue
    slack.left = allowed.left
    let end = matchRun(head, tokens, start, slack)
    for (let next = 1; end > 0 && next < runs.length; next++) {
      end = findRun(runs[next] ?? [], tokens, end, runs[next - 1]?.at(-1), slack)
    }
    if (end > 0)
      return { first: tokens[start] as Token, last: tokens[end - 1] as Token, slack: allowed.left - slack.left }
  }
  return undefined
}

/** The end of the nearest place at or after `from` where the run stands, or -1. */
function findRun(
  run: readonly PatternWord[],
  tokens: readonly Token[],
  from: number,
  previous: PatternWord | undefined,
  slack: Slack,
): number {
  const sharesWord = run[0]?.openStart === true && previous?.openEnd === true
  const last = tokens[from - 1]
  for (let at = sharesWord ? from - 1 : from; at < tokens.length; at++) {
    const overLines = tokens[at]?.line !== last?.line
    if (at - from > (overLines ? widestGapOverLines : widestGap)) return -1
    const before = slack.left
    const end = matchRun(run, tokens, at, slack)
    if (end > 0) return end
    slack.left = before
  }
  return -1
}

/** The position after the run if it stands at `at`, or -1. Uses up slack. */
function matchRun(run: readonly PatternWord[], tokens: readonly Token[], start: number, slack: Slack): number {
  let at = start
  for (let index = 0; index < run.length; index++) {
    const word = run[index] as PatternWord
    const step = matchWord(word, tokens, at, slack)
    if (step > 0) {
      at += step
      continue
    }
    if (slack.left === 0 || index === 0) return -1
    if (matchWord(word, tokens, at + 1, { left: 0, isOwnWord: slack.isOwnWord }) > 0) at += 2
    else if (!smallWords.has(word.text)) return -1
    slack.left--
  }
  return at
}

/** How many words of the log the pattern's word takes: 1, or 2 when a line's end broke it; 0 for no match. */
function matchWord(word: PatternWord, tokens: readonly Token[], at: number, slack: Slack): number {
  const token = tokens[at]
  if (!token) return 0
  if (token.text === word.text) return 1
  if (word.openEnd && word.openStart) return token.text.includes(word.text) ? 1 : 0
  if (word.openEnd) return token.text.startsWith(word.text) ? 1 : 0
  if (word.openStart) return token.text.endsWith(word.text) ? 1 : 0
  const next = tokens[at + 1]
  if (next && next.part !== token.part && token.text + next.text === word.text) return 2
  if (slack.left === 0 || word.text.length < shortestSlip || !isSlip(word.text, token.text)) return 0
  if (/\d/.test(token.text) || slack.isOwnWord(token.text)) return 0
  slack.left--
  return 1
}
