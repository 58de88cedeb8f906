import type { z } from 'zod'
import { checkParts } from './check-prose.ts'
import { checkShape } from './check-shape.ts'
import { cutPage, type Part } from './cut-page.ts'
import { type Problem, quote } from './mistake.ts'
import { parseYaml } from './parse-yaml.ts'
import type { KbFile } from './read-kb-folder.ts'

/** What reading one file gives. */
export interface ReadFile<Front, Value> {
  /** Present when the front matter alone is right. */
  readonly front?: Front
  /** Present when nothing is wrong. */
  readonly value?: Value
  readonly problems: readonly Problem[]
}

export interface ReadPage<Front> {
  /** Present when the front matter alone is right. */
  readonly front?: Front
  readonly parts: ReadonlyMap<string, Part>
  readonly problems: Problem[]
}

/** Longer or deeper lines take the Markdown parser minutes. */
const longLine = 1000
const deepLine = /^(?:[ \t]*(?:>|[-*+][ \t]|\d{1,9}[.)][ \t])){12}/

/** What notes and known errors have in common: front matter by a schema, an id like the file's name, named parts. */
export function readPage<Front extends { id: string; reviewed: string }>(
  file: KbFile,
  schema: z.ZodType<Front>,
  partNames: readonly string[],
  today: string | undefined,
): ReadPage<Front> {
  const heavy = heavyLine(file.text)
  if (heavy) return unreadable(heavy.field, heavy.rule, heavy.got)
  const page = cutPage(file.text)
  if (!page) {
    const rule = 'the file must begin with YAML between two lines of ---'
    return unreadable('front matter', rule, quote(file.text.slice(0, 40)))
  }
  const { parts, problems } = checkParts(page, partNames)
  problems.push(...checkBlanks(file.text))
  const yaml = parseYaml(page.frontMatter, 2)
  if (yaml.problems.length > 0) return { parts, problems: [...yaml.problems, ...problems] }
  const checked = checkShape(schema, yaml.value)
  if (!checked.ok) return { parts, problems: [...checked.problems, ...problems] }
  const front = checked.value
  return { front, parts, problems: [...checkFront(front, file.path, today), ...problems] }
}

function heavyLine(text: string): Problem | undefined {
  for (const [index, line] of text.split('\n').entries()) {
    const field = `line ${index + 1}`
    if (line.length > longLine) {
      return { field, rule: `must be at most ${longLine} characters`, got: String(line.length) }
    }
    if (deepLine.test(line)) return { field, rule: 'must not nest quotes and lists this deep', got: quote(line) }
  }
  return undefined
}

/** What a skeleton leaves to be written; `kb new` writes them, and a file that still has one is not done. */
export const blank = 'FILL:'

function checkBlanks(text: string): Problem[] {
  return text.split('\n').flatMap((line, index) => {
    if (!line.includes(blank)) return []
    return [{ field: `line ${index + 1}`, rule: 'fill in what the skeleton left blank', got: quote(line.trim()) }]
  })
}

function unreadable(field: string, rule: string, got: string) {
  return { parts: new Map<string, Part>(), problems: [{ field, rule, got }] }
}

function checkFront(front: { id: string; reviewed: string }, path: string, today: string | undefined): Problem[] {
  const problems: Problem[] = []
  if (front.id !== stemOf(path)) {
    problems.push({ field: 'id', rule: `must be the file's name, ${quote(stemOf(path))}`, got: quote(front.id) })
  }
  if (today !== undefined && front.reviewed > today) {
    problems.push({ field: 'reviewed', rule: `must not be in the future (today is ${today})`, got: front.reviewed })
  }
  return problems
}

/** `notes/compute/glance.md` → `glance`. */
export function stemOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).replace(/\.md$/, '')
}
