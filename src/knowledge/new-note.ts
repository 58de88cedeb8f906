import { stringify } from 'yaml'
import { checkShape } from './check-shape.ts'
import { id, noteFront } from './front-matter.ts'
import type { Both, NoteKind } from './knowledge.ts'
import type { Problem } from './mistake.ts'

export interface NoteAnswers {
  /** The folder under `notes/`. */
  readonly area: string
  readonly id: string
  readonly kind: NoteKind
  readonly title: Both
  /** At least one question in each language. */
  readonly asks: readonly string[]
  readonly sources: readonly string[]
  /** Today, YYYY-MM-DD. */
  readonly reviewed: string
}

/** A new file, its path relative to the kb folder; or what is wrong with the answers. */
export type Skeleton =
  | { readonly kind: 'file'; readonly file: string; readonly text: string }
  | { readonly kind: 'mistakes'; readonly problems: readonly Problem[] }

const body = `
# en

FILL: the short answer, at most three sentences and 400 characters.

## Parts

FILL: one thought, at most 700 characters.

## Commands

\`\`\`
FILL: the commands, as pasted
\`\`\`

# zh

FILL: 简短的回答，最多三句话、240 个字。

## 组成

FILL: 一节讲一件事，最多 700 个字。

## 命令

\`\`\`
FILL: 可以直接粘贴的命令
\`\`\`
`

/** A note with blanks (`FILL: …`) to write over; the checker names each that is left. */
export function newNote({ area, ...answers }: NoteAnswers): Skeleton {
  const front = { ...answers, aliases: [], releases: 'all maintained', related: [] }
  return skeleton(`notes/${area}/${answers.id}.md`, front, body, [
    checkShape(id, area, 'area'),
    checkShape(noteFront, front),
  ])
}

/** The file, unless a check found a mistake. */
export function skeleton(
  file: string,
  front: object,
  text: string,
  checks: readonly ReturnType<typeof checkShape>[],
): Skeleton {
  const problems = checks.flatMap((check) => (check.ok ? [] : check.problems))
  if (problems.length > 0) return { kind: 'mistakes', problems }
  const yaml = stringify(front, { lineWidth: 0, singleQuote: true })
  return { kind: 'file', file, text: `---\n${yaml}---\n${text}` }
}
