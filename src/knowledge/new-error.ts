import { checkShape } from './check-shape.ts'
import { checkSignatures } from './check-signature.ts'
import { errorFront } from './front-matter.ts'
import type { Both } from './knowledge.ts'
import { type Skeleton, skeleton } from './new-note.ts'

export interface ErrorAnswers {
  readonly id: string
  readonly component: string
  readonly title: Both
  /** Lines of the log that prove it, with `<*>` for what varies; any one is enough. */
  readonly signatures: readonly string[]
  /** The log in which they stand, whole or the one line that is known of it. */
  readonly log: string
  readonly sources: readonly string[]
  /** Today, YYYY-MM-DD. */
  readonly reviewed: string
}

/** A known error with blanks (`FILL: …`) to write over; the checker names each that is left. */
export function newError({ log, signatures, ...answers }: ErrorAnswers): Skeleton {
  const front = { ...answers, signatures, asks: [], releases: 'any', platforms: [] }
  const shape = checkShape(errorFront, front)
  const problems = checkSignatures(
    signatures.map((line) => [line]),
    [],
    log,
  )
  const checks = problems.length > 0 && shape.ok ? [shape, { ok: false, problems } as const] : [shape]
  return skeleton(`errors/${answers.component}/${answers.id}.md`, front, bodyOf(log), checks)
}

function bodyOf(log: string): string {
  const blank = log.includes('\n') ? '' : 'FILL: the lines before and after it, with their noise\n'
  return `
# log

\`\`\`
${blank}${log}
\`\`\`

# en

## Cause

FILL: one to three sentences.

## Fix

FILL: what the commands do; mark a step **Interrupts:** or **Destroys:** in the sentence before its block.

\`\`\`
FILL: the commands, as pasted
\`\`\`

## Check

\`\`\`
FILL: the command that shows it worked
\`\`\`

# zh

## 原因

FILL: 一到三句话说明原因。

## 解决

FILL: 说明这些命令做什么；有风险的步骤在代码块前的句子里标明 **会中断：** 或 **会删除：**。

\`\`\`
FILL: 可以直接粘贴的命令
\`\`\`

## 检查

\`\`\`
FILL: 用来确认已经解决的命令
\`\`\`
`
}
