import { z } from 'zod'
import { type logLevels, type Name, type Values, variableNames, variables } from './config-schema.ts'

export type Environment = Readonly<Record<string, string | undefined>>

/** Slack over Socket Mode, or over HTTP with a signing secret. */
export type SlackConfig = { readonly botToken: string; readonly apiUrl?: string } & (
  | { readonly mode: 'socket'; readonly appToken: string }
  | { readonly mode: 'http'; readonly signingSecret: string }
)

export interface DiscordConfig {
  readonly token: string
  readonly apiUrl?: string
}

/** Channels (`slack:C0123`, `discord:3000`) by what they get. */
export interface ChannelsConfig {
  readonly deploys: readonly string[]
  readonly digest: readonly string[]
}

/** Without Slack and Discord the bot speaks in the terminal. */
export interface Config {
  readonly slack?: SlackConfig
  readonly discord?: DiscordConfig
  readonly redisUrl?: string
  /** Where pings, events and pages are served. */
  readonly port: number
  /** The port was asked for: it is served also where there is no chat. */
  readonly portSet: boolean
  /** How the outside reaches that port. */
  readonly publicUrl?: string
  readonly kb: string
  readonly shelves: readonly string[]
  /** Folder of the private Redis. */
  readonly data: string
  /** An IANA name, such as Asia/Shanghai. */
  readonly timezone: string
  readonly channels: ChannelsConfig
  /** Milliseconds for which reports and digests are kept. */
  readonly retention: number
  readonly logLevel: (typeof logLevels)[number]
}

export type LoadedConfig =
  | { readonly kind: 'ok'; readonly config: Config }
  /** Each as `NAME → rule, got …`. */
  | { readonly kind: 'mistakes'; readonly mistakes: readonly string[] }

const secrets: ReadonlySet<string> = new Set<Name>([
  'SLACK_BOT_TOKEN',
  'SLACK_APP_TOKEN',
  'SLACK_SIGNING_SECRET',
  'DISCORD_TOKEN',
  'REDIS_URL',
])

/** The configuration in an environment, with the folders that hold where it names none. An empty variable is not set. */
export function readEnvironment(env: Environment, folders: Pick<Config, 'kb' | 'data'>): LoadedConfig {
  const given = Object.fromEntries(variableNames.map((name) => [name, env[name]?.trim() || undefined]))
  const result = z.object(variables).safeParse(given)
  const mistakes = (result.error?.issues ?? []).map(({ path, message }) => describe(path, message, given))
  mistakes.push(...checkTogether(given))
  if (!result.success || mistakes.length > 0) return { kind: 'mistakes', mistakes }
  return { kind: 'ok', config: configOf(result.data, { ...folders, portSet: given.PORT !== undefined }) }
}

function describe([name, ...path]: readonly PropertyKey[], rule: string, given: Environment): string {
  const inside = path.length > 0 ? `.${path.join('.')}` : ''
  return `${String(name)}${inside} → ${rule}, got ${shown(String(name), given[String(name)])}`
}

/** A value as a mistake may show it: a secret, or an address that holds a password, only by its length. */
function shown(name: string, value = ''): string {
  if (secrets.has(name) || value.includes('@')) return `"…" (${value.length} characters)`
  return JSON.stringify(value.length > 60 ? `${value.slice(0, 60)}…` : value)
}

function checkTogether(given: Environment): string[] {
  const mistakes: string[] = []
  const needs = (name: Name, rule: string) => mistakes.push(`${name} → ${rule}, got nothing`)
  if (given.SLACK_BOT_TOKEN && !given.SLACK_APP_TOKEN && !given.SLACK_SIGNING_SECRET) {
    needs('SLACK_APP_TOKEN', 'must be set for Socket Mode (or SLACK_SIGNING_SECRET for HTTP) when SLACK_BOT_TOKEN is')
  }
  if (!given.SLACK_BOT_TOKEN && (given.SLACK_APP_TOKEN || given.SLACK_SIGNING_SECRET)) {
    needs('SLACK_BOT_TOKEN', 'must be set when SLACK_APP_TOKEN or SLACK_SIGNING_SECRET is')
  }
  return mistakes
}

function configOf(values: Values, { portSet, ...folders }: Pick<Config, 'kb' | 'data' | 'portSet'>): Config {
  const slack = slackOf(values)
  const { DISCORD_TOKEN: token, DISCORD_API_URL: apiUrl } = values
  return {
    ...(slack && { slack }),
    ...(token && { discord: { token, ...(apiUrl && { apiUrl }) } }),
    ...(values.REDIS_URL && { redisUrl: values.REDIS_URL }),
    port: values.PORT,
    portSet,
    ...(values.PUBLIC_URL && { publicUrl: values.PUBLIC_URL }),
    kb: values.ASKSTACK_KB ?? folders.kb,
    shelves: values.ASKSTACK_SHELVES,
    data: values.ASKSTACK_DATA ?? folders.data,
    timezone: values.ASKSTACK_TIMEZONE,
    channels: values.ASKSTACK_CHANNELS,
    retention: values.ASKSTACK_RETENTION * 24 * 3_600_000,
    logLevel: values.LOG_LEVEL,
  }
}

/** Socket Mode when both ways are configured: it needs no address that Slack can reach. */
function slackOf(values: Values): SlackConfig | undefined {
  const { SLACK_BOT_TOKEN: botToken, SLACK_APP_TOKEN: appToken, SLACK_SIGNING_SECRET: signingSecret } = values
  if (!botToken) return undefined
  const shared = { botToken, ...(values.SLACK_API_URL && { apiUrl: values.SLACK_API_URL }) }
  if (appToken) return { ...shared, mode: 'socket', appToken }
  return signingSecret ? { ...shared, mode: 'http', signingSecret } : undefined
}
