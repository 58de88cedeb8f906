/**
 * Protocol version 1: what a worker host says about a run. Reads what came over the wire into pings, or into every mistake of every
 * field at once. It never looks at the clock and never knows whose token was used.
 */
import { z } from 'zod'
import { tailOf } from './tail-of.ts'

export const statuses = ['started', 'progress', 'heartbeat', 'succeeded', 'failed'] as const
export type Status = (typeof statuses)[number]

/** One ping; `at` in milliseconds since 1970, by the host's own clock. */
export interface Ping {
  readonly run: string
  readonly host: string
  readonly status: Status
  readonly seq: number
  readonly at: number
  readonly role?: string
  readonly tool?: string
  readonly stage?: string
  readonly exitCode?: number
  /** The end of the log, 64 KiB at most. */
  readonly log?: string
  /** How many hosts the run will have. */
  readonly hosts?: number
}

export type ReadPings =
  | { readonly kind: 'read'; readonly pings: readonly Ping[] }
  | { readonly kind: 'refused'; readonly mistakes: readonly string[] }

export const mostPings = 500
export const mostLogBytes = 65_536
const mostMistakes = 50

/** Control characters and what turns the direction of text have no place in a name. */
const line = (most: number, what: string) =>
  z
    .string(`must be ${what}`)
    .refine((text) => text.length <= most, `must be at most ${most} characters`)
    .refine((text) => text.trim() !== '', 'must not be empty')
    .refine((text) => !/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u.test(text), 'must be one line of plain text')

const host = z
  .string('must be a host name')
  .regex(/^[A-Za-z0-9][A-Za-z0-9._:/-]{0,252}$/, 'must be a host name of letters, digits and . _ : / -, 253 at most')
const whole = (least: number, most: number) =>
  z
    .number(`must be a whole number from ${least} to ${most}`)
    .refine((value) => Number.isInteger(value) && value >= least && value <= most, {
      error: `must be a whole number from ${least} to ${most}`,
    })
const time = z.iso
  .datetime({ offset: true, error: 'must be a time such as 2026-11-23T05:00:00Z' })
  .transform((text) => Date.parse(text))
  .refine((at) => at >= Date.UTC(2000) && at < Date.UTC(2100), 'must lie between 2000 and 2100')

const ping = z.object(
  {
    run: line(128, 'the name of the run'),
    host,
    status: z.enum(statuses, `must be one of ${statuses.join(', ')}`),
    seq: whole(0, Number.MAX_SAFE_INTEGER),
    at: time,
    role: line(64, 'text').nullish(),
    tool: line(64, 'text').nullish(),
    stage: z
      .string('must be text')
      .transform((text) => oneLine(text))
      .nullish(),
    exitCode: whole(-255, 255).nullish(),
    log: z
      .string('must be text')
      .transform((text) => tailOf(text, mostLogBytes))
      .nullish(),
    hosts: whole(1, 100_000).nullish(),
  },
  'must be a ping: an object with run, host, status, seq and at',
)

/** One ping or an array of them; a mistake reads `[2].seq: must be a whole number …, got "x"`. Unknown fields are ignored. */
export function readPings(body: unknown): ReadPings {
  const many = Array.isArray(body) ? body : [body]
  if (many.length === 0) return { kind: 'refused', mistakes: ['body: must hold at least one ping, got []'] }
  if (many.length > mostPings)
    return { kind: 'refused', mistakes: [`body: must hold at most ${mostPings} pings, got ${many.length}`] }
  const pings: Ping[] = []
  const mistakes: string[] = []
  many.forEach((one, index) => {
    const read = ping.safeParse(one)
    if (read.success) pings.push(given(read.data))
    else mistakes.push(...mistakesOf(one, Array.isArray(body) ? `[${index}]` : '', read.error))
  })
  return mistakes.length > 0 ? { kind: 'refused', mistakes: mistakes.slice(0, mostMistakes) } : { kind: 'read', pings }
}

/** Empty fields are left out, so that a ping and its stored copy are the same. */
function given(read: z.infer<typeof ping>): Ping {
  const fields = Object.entries(read).filter(([, value]) => value !== undefined && value !== null && value !== '')
  return Object.fromEntries(fields) as unknown as Ping
}

function oneLine(text: string): string {
  return text
    .slice(0, 1_000)
    .replace(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]+/gu, ' ')
    .trim()
    .slice(0, 200)
}

function mistakesOf(body: unknown, where: string, error: z.ZodError): string[] {
  const seen = new Set<string>()
  return error.issues.flatMap(({ path, message }) => {
    const [field] = path
    const place = [where, field].filter((part) => part !== undefined && part !== '').join('.') || 'body'
    if (seen.has(place)) return []
    seen.add(place)
    const value = field === undefined ? body : (body as Readonly<Record<PropertyKey, unknown>>)[field]
    return [`${place}: ${message}, got ${shown(value)}`]
  })
}

function shown(value: unknown): string {
  if (value === undefined) return 'nothing'
  const text = typeof value === 'string' && value.length > 60 ? `${value.slice(0, 60)}…` : value
  const json = JSON.stringify(text)
  return json.length > 80 ? `${json.slice(0, 80)}…` : json
}
