/** The problems part of a report: each with what solved it, as people write it down. Nobody is made to use a form for it. */
import { type Chunk, chunksOf } from './chunks-of.ts'
import { cutAtSolution } from './cut-at-solution.ts'
import { isNothing } from './is-nothing.ts'
import { isShortLine } from './line-width.ts'

export interface Problem {
  readonly text: string
  /** What solved it, where that is said. */
  readonly solution?: string
}

/** One for each item or paragraph; one that begins with `Solution:` belongs to the problem before it. */
export function problemsOf(markdown: string): Problem[] {
  if (isNothing(markdown)) return []
  const problems: Problem[] = []
  for (const chunk of chunksOf(markdown)) {
    const problem = problemOf(chunk)
    const before = problems.at(-1)
    if (problem.text !== '' || before === undefined)
      problems.push(problem.text === '' ? { ...problem, text: chunk.text } : problem)
    else
      problems[problems.length - 1] = solved(before, [before.solution, problem.solution].filter(Boolean).join('\n\n'))
  }
  return problems
}

function problemOf(chunk: Chunk): Problem {
  const { text } = chunk
  const cut = cutAtSolution(text) ?? cutAtCommands(text) ?? cutBelow(chunk)
  return cut ? solved({ text: cut[0].trim() }, cut[1]) : { text }
}

const solved = ({ text }: Problem, solution: string): Problem =>
  isNothing(solution) ? { text } : { text, solution: solution.trim() }

const fence = /^(`{3,}|~{3,})[^\n]*\n([\s\S]*?)\n\1$/gm

/** Two and more steps of nothing but commands are what was done about it. */
function cutAtCommands(text: string): [string, string] | undefined {
  const fences = [...text.matchAll(fence)]
  const isDone =
    fences.length > 1 &&
    fences.every(([, , body = '']) => body.split('\n').every((line) => /^\s*(?:[#$>] ?\S|sudo |$)/.test(line)))
  const at = fences[0]?.index ?? 0
  return isDone && at > 0 ? [text.slice(0, at), text.slice(at)] : undefined
}

const complaint =
  /error|fail|traceback|exception|warn|cannot|can't|still|only|报错|错误|失败|异常|无法|不能|仍|还是|[?？]\s*$/im

/** What stands indented below a short line, unless it goes on complaining. */
function cutBelow({ text, isIndented }: Chunk): [string, string] | undefined {
  const end = text.indexOf('\n')
  if (!isIndented || end < 0 || !isShortLine(text.slice(0, end)) || complaint.test(text.slice(end))) return undefined
  return [text.slice(0, end), text.slice(end)]
}
