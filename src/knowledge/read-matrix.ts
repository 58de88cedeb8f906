import { z } from 'zod'
import { checkShape } from './check-shape.ts'
import { type Cell, columnNames, type Matrix, type MatrixRow } from './matrix.ts'
import { parseYaml } from './parse-yaml.ts'
import type { KbFile } from './read-kb-folder.ts'
import type { ReadFile } from './read-page.ts'

const id = /^[a-z0-9]+(-[a-z0-9]+)*(#.+)?$/
const senseless = /^n\/a(,? \S.*)?$/
const place = z.string().regex(id, 'must be an id or id#Heading').max(200, 'must be at most 200 characters')
const one = z
  .string()
  .refine((value) => id.test(value) || senseless.test(value), 'must be an id, id#Heading, or n/a with the reason')
  .max(200, 'must be at most 200 characters')
const cell = z.union([one, z.array(place).min(1, 'must not be empty').max(8, 'must hold at most 8 entries')], {
  error: 'must be an id, id#Heading, n/a with the reason, or a list of ids',
})
const row = z.strictObject(Object.fromEntries(columnNames.map((column) => [column, cell.nullish()])), {
  error: 'must be a mapping of columns to ids',
})
const name = z.string().min(1).max(40)
const file = z.strictObject(
  {
    rows: z.record(name, row, { error: 'must be a mapping of services and tools to their cells' }),
    'left out': z.record(name, z.string({ error: 'must be the reason' }).min(1).max(200)).default({}),
  },
  { error: 'must hold rows, and what is left out' },
)
type Written = z.infer<typeof row>

/** `matrix.yaml`: where each service and tool is explained. Whether those places exist is `check-matrix.ts`. */
export function readMatrix({ text }: KbFile): ReadFile<never, Matrix> {
  const yaml = parseYaml(text, 1)
  if (yaml.problems.length > 0) return { problems: yaml.problems }
  const checked = checkShape(file, yaml.value, 'matrix')
  if (!checked.ok) return { problems: checked.problems }
  const rows = Object.entries(checked.value.rows).map(([key, written]) => rowOf(key, written))
  return { value: { rows, leftOut: checked.value['left out'] }, problems: [] }
}

function rowOf(key: string, written: Written): MatrixRow {
  const cells = Object.fromEntries(columnNames.map((column) => [column, cellOf(written[column])]))
  return { name: key, cells: cells as MatrixRow['cells'] }
}

function cellOf(written: Written[string]): Cell {
  if (written === undefined || written === null) return { kind: 'hole' }
  if (typeof written !== 'string') return { kind: 'filled', places: written }
  if (!senseless.test(written)) return { kind: 'filled', places: [written] }
  return { kind: 'senseless', why: written.replace(/^n\/a[, ]*/, '') }
}
