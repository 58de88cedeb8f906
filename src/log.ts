/**
 * What the program says about itself: one JSON object a line on standard error. Made in main, handed down as an argument.
 * No secret leaves it: every text of a line is searched for what looks like one, and for the tokens that are known.
 */
import { pino } from 'pino'
import { hideSecrets } from './hide-secrets.ts'

type Write = (fields: Readonly<Record<string, unknown>>, message: string) => void

/** Fields first, then one sentence; never an address or the text of a message among the fields. */
export interface Log {
  readonly debug: Write
  readonly info: Write
  readonly warn: Write
  readonly error: Write
}

export interface LogOptions {
  readonly level: string
  /** Values that must never show, however they look. */
  readonly secrets: readonly string[]
  /** Where lines go; standard error when there is none. */
  readonly to?: { write(line: string): void }
}

const longest = 4_000
const deepest = 6

export function createLog({ level, secrets, to }: LogOptions): Log {
  const hide = hiding(secrets)
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      serializers: { err: (error) => error },
      formatters: {
        level: (label) => ({ level: label }),
        log: (fields) => hideIn(fields, hide, 0) as Record<string, unknown>,
      },
      hooks: {
        logMethod(args, method) {
          method.apply(this, args.map((arg) => (typeof arg === 'string' ? hide(arg) : arg)) as typeof args)
        },
      },
    },
    to ?? pino.destination({ dest: 2, sync: true }),
  )
}

function hiding(secrets: readonly string[]): (text: string) => string {
  const known = secrets.filter((secret) => secret.length >= 6)
  return (text) => {
    const bare = known.reduce((shown, secret) => shown.replaceAll(secret, '***'), text.slice(0, longest))
    return hideSecrets(bare).text
  }
}

function hideIn(value: unknown, hide: (text: string) => string, depth: number): unknown {
  if (typeof value === 'string') return hide(value)
  if (typeof value !== 'object' || value === null) return value
  if (depth > deepest) return '…'
  if (value instanceof Error) return hideIn(described(value), hide, depth + 1)
  if (Array.isArray(value)) return value.map((one) => hideIn(one, hide, depth + 1))
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, hideIn(one, hide, depth + 1)]))
}

/** An error's own fields may hold whole requests with their headers, so only these are shown. */
function described({ name, message, stack, cause, ...rest }: Error & { code?: unknown }): object {
  return {
    type: name,
    message,
    ...(rest.code !== undefined && { code: String(rest.code) }),
    ...(stack && { stack }),
    ...(cause instanceof Error && { cause: { type: cause.name, message: cause.message } }),
  }
}
