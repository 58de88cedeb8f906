import type { z } from 'zod'
import { type Problem, quote } from './mistake.ts'

export type Checked<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problems: readonly Problem[] }

/** Data against a zod schema, its issues as problems with the value that caused each. */
export function checkShape<T>(schema: z.ZodType<T>, data: unknown, root = 'front matter'): Checked<T> {
  const result = schema.safeParse(data)
  if (result.success) return { ok: true, value: result.data }
  return { ok: false, problems: result.error.issues.flatMap((issue) => problemsOf(issue, data, root)) }
}

function problemsOf(issue: z.core.$ZodIssue, data: unknown, root: string): Problem[] {
  if (issue.code !== 'unrecognized_keys') {
    return [{ field: nameOf(issue.path) || root, rule: issue.message, got: quote(valueAt(data, issue.path)) }]
  }
  return issue.keys.map((key) => {
    const path = [...issue.path, key]
    return { field: nameOf(path), rule: 'is no key of this file', got: quote(valueAt(data, path)) }
  })
}

function nameOf(path: readonly PropertyKey[]): string {
  const name = path.map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`)).join('')
  return name.startsWith('.') ? name.slice(1) : name
}

function valueAt(data: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((value, key) => (value as Record<PropertyKey, unknown> | undefined)?.[key], data)
}
