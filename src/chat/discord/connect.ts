import {
  Client,
  type CloseEvent,
  DiscordjsError,
  Events,
  GatewayCloseCodes,
  GatewayIntentBits,
  Options,
  Partials,
} from 'discord.js'
import type { Log } from '../../log.ts'
import { ChatError } from '../chat-error.ts'
import { chatErrorOf, portal, revoked } from './chat-error-of.ts'

export interface ConnectOptions {
  readonly token: string
  readonly apiUrl: string | undefined
  readonly log: Log
  readonly onState: (state: 'connected' | 'connecting' | 'stopped') => void
}

const patience = 30_000
const intents = [
  GatewayIntentBits.Guilds,
  GatewayIntentBits.GuildMessages,
  GatewayIntentBits.DirectMessages,
  GatewayIntentBits.MessageContent,
]

/** A gateway client that is not connected yet. */
export function openClient(apiUrl: string | undefined): Client {
  return new Client({
    intents,
    // A direct message comes in a channel that the client has not seen before.
    partials: [Partials.Channel],
    waitGuildTimeout: 3_000,
    makeCache: Options.cacheWithLimits({ ...Options.DefaultMakeCacheSettings, MessageManager: 50 }),
    ...(apiUrl && { rest: { api: apiUrl.replace(/\/+$/, '') } }),
  })
}

/** Connects; rejects with a ChatError that says what is wrong and where to mend it. Reconnecting later is the client's own. */
export async function connect(client: Client, options: ConnectOptions): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const ready = new Promise<void>((resolve, reject) => {
    client.once(Events.ClientReady, () => resolve())
    client.once(Events.ShardDisconnect, (event) => reject(closedFor(event)))
    timer = setTimeout(() => reject(new ChatError('Discord does not answer', { permanent: false })), patience)
  })
  client.on(Events.Error, ({ message }) => options.log.debug({ reason: message }, 'Discord reports an error'))
  try {
    await Promise.race([client.login(options.token).then(() => ready), ready])
  } catch (error) {
    await client.destroy().catch(() => {})
    throw refusalOf(error)
  } finally {
    clearTimeout(timer)
  }
  watch(client, options)
}

/** Says once that the connection is lost, and once that it is back. */
function watch(client: Client, { log, onState }: ConnectOptions): void {
  let lost = false
  const back = () => {
    if (lost) log.info({}, 'connected to Discord again')
    lost = false
    onState('connected')
  }
  client.on(Events.ShardReconnecting, () => {
    if (!lost) log.warn({}, 'the connection to Discord is lost; it comes back by itself')
    lost = true
    onState('connecting')
  })
  client.on(Events.ShardResume, back)
  client.on(Events.ShardReady, back)
  client.on(Events.ShardDisconnect, (event) => {
    log.error({ reason: closedFor(event).message }, 'Discord closed the connection for good')
    onState('stopped')
  })
  onState('connected')
}

function refusalOf(error: unknown): ChatError {
  if (error instanceof DiscordjsError && error.code === 'TokenInvalid') return revoked(error)
  return chatErrorOf(error)
}

function closedFor({ code }: Pick<CloseEvent, 'code'>): ChatError {
  if (code === GatewayCloseCodes.AuthenticationFailed) return revoked()
  if (code === GatewayCloseCodes.DisallowedIntents) {
    const where = `${portal} → your application → Bot → Privileged Gateway Intents`
    return new ChatError(
      `Discord gives the bot no message texts; switch on "Message Content Intent" at ${where}, then start again`,
      { permanent: true },
    )
  }
  return new ChatError(`Discord closed the connection for good (code ${code})`, { permanent: true })
}
