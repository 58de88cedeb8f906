import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'

/** Wrong use of the command line: exit status 2. */
export class UsageError extends Error {}

/** Objects of a stream that holds one JSON object a line; `fields` are the ones each must have as strings. */
export async function* readJsonLines(
  input: Readable,
  fields: readonly string[],
): AsyncGenerator<Record<string, string>> {
  let number = 0
  for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    number += 1
    if (line.trim()) yield parse(line, number, fields)
  }
}

function parse(line: string, number: number, fields: readonly string[]): Record<string, string> {
  let value: unknown
  try {
    value = JSON.parse(line)
  } catch {
    throw new UsageError(
      `line ${number} is not JSON; each line is one object like {${fields.map((f) => `"${f}":"…"`).join(',')}}`,
    )
  }
  const object = value as Record<string, unknown>
  const missing = fields.filter((field) => typeof object?.[field] !== 'string')
  if (missing.length > 0) throw new UsageError(`line ${number} lacks ${missing.join(' and ')} (strings)`)
  return object as Record<string, string>
}

export const printJson = (value: unknown): void => {
  process.stdout.write(`${JSON.stringify(value)}\n`)
}
