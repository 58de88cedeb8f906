import { HTTPReceiver, type Receiver, SocketModeReceiver } from '@slack/bolt'
import type { Inlet } from '../chat.ts'
import { ChatError } from '../chat-error.ts'
import { boltLogger } from './bolt-logger.ts'
import { keepConnected } from './keep-connected.ts'
import { quiet, type SlackOptions } from './slack-options.ts'
import { clientOptions } from './web-client.ts'

/** How Slack's events come in. */
export interface Line {
  readonly receiver: Receiver
  /** Answers Slack's requests, where events come by HTTP. */
  readonly serve?: Inlet['serve']
  open(): Promise<void>
  close(): Promise<void>
  state(): 'connected' | 'connecting' | 'stopped'
}

/** Socket Mode with an app token, else signed requests. */
export function openReceiver(options: SlackOptions): Line {
  if (options.appToken) return overSocket(options, options.appToken)
  if (options.signingSecret) return overHttp(options, options.signingSecret)
  throw new ChatError('Slack needs SLACK_APP_TOKEN (Socket Mode) or SLACK_SIGNING_SECRET (HTTP)', { permanent: true })
}

export const eventsPath = '/slack/events'

/** A dead connection is noticed after so many milliseconds. */
const clientPingTimeout = 3_000

function overSocket(options: SlackOptions, appToken: string): Line {
  const { log = quiet } = options
  const receiver = new SocketModeReceiver({
    appToken,
    clientPingTimeout,
    autoReconnectEnabled: false,
    logger: boltLogger(log),
    installerOptions: { clientOptions: clientOptions(options) },
  })
  return { receiver, ...keepConnected(receiver.client, log) }
}

function overHttp(options: SlackOptions, signingSecret: string): Line {
  const { log = quiet } = options
  const receiver = new HTTPReceiver({ signingSecret, endpoints: [eventsPath], logger: boltLogger(log) })
  let state: 'connected' | 'stopped' = 'stopped'
  return {
    receiver,
    serve: receiver.requestListener,
    async open() {
      state = 'connected'
    },
    async close() {
      state = 'stopped'
    },
    state: () => state,
  }
}
