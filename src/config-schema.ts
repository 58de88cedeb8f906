import { z } from 'zod'

export const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const

const secret = z.string().regex(/^\S+$/, 'must hold no blanks')
const address = z.string().refine((value) => URL.canParse(value) && /^https?:\/\/\S+$/i.test(value), {
  error: 'must be an http or https address',
})
const channel = z.string().regex(/^(slack|discord):[A-Za-z0-9]+$/, 'must be like slack:C0123 or discord:3000')
const channels = z.strictObject(
  { deploys: z.array(channel).default([]), digest: z.array(channel).default([]) },
  { error: ({ code }) => (code === 'unrecognized_keys' ? 'knows deploys and digest only' : 'must be a JSON object') },
)

/** Every variable that Askstack reads. */
export const variables = {
  SLACK_BOT_TOKEN: secret.startsWith('xoxb-', 'must start with xoxb-').optional(),
  SLACK_APP_TOKEN: secret.startsWith('xapp-', 'must start with xapp-').optional(),
  SLACK_SIGNING_SECRET: secret.optional(),
  SLACK_API_URL: address.optional(),
  DISCORD_TOKEN: secret.optional(),
  DISCORD_API_URL: address.optional(),
  REDIS_URL: z
    .string()
    .refine(isRedis, 'must be redis://HOST:PORT, rediss://HOST:PORT or the path of a socket')
    .optional(),
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, 'must be a port number')
    .transform(Number)
    .refine((port) => port <= 65535, 'must be a port number')
    .default(3000),
  PUBLIC_URL: address.optional(),
  ASKSTACK_KB: z.string().optional(),
  ASKSTACK_SHELVES: z
    .string()
    .transform((text) => text.split(',').flatMap((folder) => folder.trim() || []))
    .default([]),
  ASKSTACK_DATA: z.string().optional(),
  ASKSTACK_TIMEZONE: z.string().refine(isTimezone, 'must be a time zone such as Asia/Shanghai').default('UTC'),
  ASKSTACK_CHANNELS: z
    .string()
    .max(16_384, 'must be at most 16,384 characters')
    .transform(parseJson)
    .pipe(channels)
    .default({ deploys: [], digest: [] }),
  ASKSTACK_RETENTION: z
    .string()
    .regex(/^\d{1,4}$/, 'must be a number of days')
    .transform(Number)
    .refine((days) => days >= 14, 'must be at least 14 days')
    .default(365),
  LOG_LEVEL: z.enum(logLevels, `must be one of ${logLevels.join(', ')}`).default('info'),
}
export type Name = keyof typeof variables
export type Values = z.infer<z.ZodObject<typeof variables>>

/** The names of all variables. */
export const variableNames = Object.keys(variables) as readonly Name[]

function isRedis(value: string): boolean {
  return value.startsWith('/') || (/^rediss?:\/\/\S+$/.test(value) && URL.canParse(value))
}

function isTimezone(value: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: value }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
