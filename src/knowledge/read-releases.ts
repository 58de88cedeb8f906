import { z } from 'zod'
import { checkShape } from './check-shape.ts'
import { address, day } from './front-matter.ts'
import { parseYaml } from './parse-yaml.ts'
import type { KbFile } from './read-kb-folder.ts'
import type { ReadFile } from './read-page.ts'
import type { ReleaseTable } from './releases.ts'

const series = z.strictObject({
  name: z.string().regex(/^[A-Z][a-z]+$/, 'must be a release name, such as Zed'),
  number: z
    .string()
    .regex(/^20\d\d\.[12]$/, 'must be a number in quotes, such as "2026.1"')
    .exactOptional(),
  slurp: z.boolean().default(false),
  released: day,
  maintainedUntil: day.exactOptional(),
  endOfLife: day.exactOptional(),
})
const table = z.strictObject({ source: address, checked: day, series: z.array(series).min(1).max(100) })

/** `releases.yaml`: the OpenStack releases and until when they are looked after. */
export function readReleases({ text }: KbFile): ReadFile<never, ReleaseTable> {
  const yaml = parseYaml(text, 1)
  if (yaml.problems.length > 0) return { problems: yaml.problems }
  const checked = checkShape(table, yaml.value, 'releases')
  return checked.ok ? { value: checked.value, problems: [] } : { problems: checked.problems }
}
