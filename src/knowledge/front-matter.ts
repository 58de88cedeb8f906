import { z } from 'zod'
import { noteKinds, termKinds } from './knowledge.ts'

const mustBe =
  (what: string) =>
  ({ input }: { input?: unknown }) =>
    input === undefined ? 'is missing' : `must be ${what}`

const text = (max: number) =>
  z
    .string({ error: mustBe('text (in quotes if it holds ": " or "#", or looks like a number)') })
    .trim()
    .min(1, 'must not be empty')
    .max(max, `must be at most ${max} characters`)

const list = <T extends z.ZodType>(item: T, max: number) =>
  z.array(item, { error: mustBe('a list') }).max(max, `must hold at most ${max} entries`)

const oneOf = <const T extends readonly [string, ...string[]]>(values: T) =>
  z.enum(values, { error: mustBe(`one of ${values.join(', ')}`) })

export const id = text(60).regex(
  /^[a-z0-9]+(-[a-z0-9]+)*$/,
  'must be lower-case letters and digits with single hyphens',
)
const han = /\p{Script=Han}/u
const both = (max: number) =>
  z.strictObject(
    { en: text(max), zh: text(max).regex(han, 'must hold Chinese') },
    { error: mustBe('a pair of en and zh') },
  )
export const address = text(300).refine(isAddress, 'must be an http or https address')
export const day = text(10).refine(isDay, 'must be a day as YYYY-MM-DD')
const line = text(400)
const flag = z.boolean({ error: mustBe('true or false') })
const frontMatter = { error: () => 'must be a mapping of keys to values' }

const shared = {
  id,
  title: both(100),
  releases: text(300),
  sources: list(address, 20).min(1, 'must hold at least one address'),
  reviewed: day,
}

export const noteFront = z.strictObject(
  {
    ...shared,
    kind: oneOf(noteKinds),
    aliases: list(text(80), 40).default([]),
    asks: list(text(200), 100).min(1, 'must hold at least one question'),
    related: list(id, 20).default([]),
  },
  frontMatter,
)
export type NoteFront = z.infer<typeof noteFront>

const signature = z
  .union([line, list(line, 4).min(1)], { error: mustBe('a line of at most 400 characters, or a list of such lines') })
  .transform((value) => (typeof value === 'string' ? [value] : value))

export const errorFront = z.strictObject(
  {
    ...shared,
    component: id,
    signatures: list(signature, 30).min(1, 'must hold at least one line'),
    unless: list(line, 20).default([]),
    symptom: flag.default(false),
    asks: list(text(200), 100).default([]),
    platforms: list(text(40), 20).default([]),
  },
  frontMatter,
)
export type ErrorFront = z.infer<typeof errorFront>

const names = list(text(80), 120).default([])

export const termEntry = z.strictObject(
  {
    term: text(80),
    kind: oneOf(termKinds),
    zh: z
      .union([text(80), list(text(80), 120)], { error: mustBe('a name or a list of names') })
      .default([])
      .transform((value) => (typeof value === 'string' ? [value] : value)),
    aliases: names,
    was: names,
    misspelt: names,
    means: both(500).exactOptional(),
  },
  { error: () => 'must be an entry that begins with "term:"' },
)

function isAddress(value: string): boolean {
  return URL.canParse(value) && /^https?:\/\/[^\s]+$/.test(value)
}

function isDay(value: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return false
  const date = new Date(`${value}T00:00:00Z`)
  return !Number.isNaN(date.valueOf()) && date.toISOString().startsWith(value)
}
