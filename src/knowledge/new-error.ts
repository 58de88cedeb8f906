import { checkShape } from './check-shape.ts'
import { checkSignatures } from './check-signature.ts'
import { errorFront } from './front-matter.ts'
import type { Both } from './knowledge.ts'
import { type Skeleton, skeleton } from './new-note.ts'

export interface ErrorAnswers {
  readonly id: string
  readonly component: string
  readonly title: Both
  /** The line of the log that proves it, as printed. */
  readonly line: string
  /** The same line with `<*>` for what varies. */
  readonly signature: string
  readonly sources: readonly string[]
  /** Today, YYYY-MM-DD. */
  readonly reviewed: string
}

/** A known error with blanks (`FILL: …`) to write over; the checker names each that is left. */
export function newError({ line, signature, ...answers }: ErrorAnswers): Skeleton {
  const front = { ...answers, signatures: [signature], asks: [], releases: 'any', platforms: [] }
  const shape = checkShape(errorFront, front)
  const problems = checkSignatures([[signature]], [], line)
  const checks = problems.length > 0 && shape.ok ? [shape, { ok: false, problems } as const] : [shape]
  return skeleton(`errors/${answers.component}/${answers.id}.md`, front, bodyOf(line), checks)
}

function bodyOf(line: string): string {
  return `
# log

\`\`\`
FILL: the lines before and after it, with their noise
${line.replace(/\s+/g, ' ')}
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

FILL: 说明这些命令做什么。

\`\`\`
FILL: 可以直接粘贴的命令
\`\`\`

## 检查

\`\`\`
FILL: 用来确认已经解决的命令
\`\`\`
`
}
