import { checkShape } from './check-shape.ts'
import { termEntry } from './front-matter.ts'
import type { Term } from './knowledge.ts'
import { type Problem, quote } from './mistake.ts'
import { parseYaml } from './parse-yaml.ts'
import type { KbFile } from './read-kb-folder.ts'

export interface ReadTerms {
  readonly terms: readonly Term[]
  readonly problems: readonly Problem[]
}

/** `terms.yaml`: a list of terms. Wrong entries are left out of the terms and reported by the name of their term. */
export function readTerms(file: KbFile): ReadTerms {
  const yaml = parseYaml(file.text, 1)
  if (yaml.problems.length > 0) return { terms: [], problems: yaml.problems }
  if (!Array.isArray(yaml.value)) {
    return { terms: [], problems: [{ field: 'terms', rule: 'must be a list of terms', got: quote(yaml.value) }] }
  }
  const terms: Term[] = []
  const problems: Problem[] = []
  yaml.value.forEach((entry: unknown, index) => {
    const checked = checkShape(termEntry, entry, 'entry')
    if (checked.ok) terms.push(checked.value)
    else problems.push(...checked.problems.map((one) => ({ ...one, field: `${nameOf(entry, index)}.${one.field}` })))
  })
  return { terms, problems }
}

function nameOf(entry: unknown, index: number): string {
  const name = (entry as { term?: unknown } | null)?.term
  return typeof name === 'string' && name ? `[${name.slice(0, 40)}]` : `[${index}]`
}
