/**
 * Slack behind the Chat interface, on Bolt: Socket Mode with an app token, signed HTTP requests without. It turns what happens into
 * `Happened` and replies into blocks; it never decides what to say and never tries a message twice by itself.
 */
import { App, type webApi } from '@slack/bolt'
import type { Chat, Ears, Inlet } from '../chat.ts'
import { ChatError } from '../chat-error.ts'
import { boltLogger } from './bolt-logger.ts'
import { fetchFile } from './fetch-file.ts'
import { openHeldAcks } from './held-acks.ts'
import { holdAck } from './hold-ack.ts'
import { aboutAppToken, knowSelf } from './know-self.ts'
import { listen } from './listen.ts'
import type { Means } from './means.ts'
import { eventsPath, type Line, openReceiver } from './open-receiver.ts'
import { openPeople } from './people.ts'
import { sendReply } from './send-reply.ts'
import { showReceipt } from './show-receipt.ts'
import { quiet, type SlackOptions } from './slack-options.ts'
import { openThreads } from './threads.ts'
import { clientOptions, webClient } from './web-client.ts'

export type { SlackOptions } from './slack-options.ts'

interface Running {
  readonly line: Line
  readonly means: Means
  readonly settled: () => Promise<void>
}

/** What was begun gets so long to end when the chat stops. */
const patience = 3_000

export function slackChat(options: SlackOptions): Chat {
  const client = webClient(options)
  let running: Running | undefined
  const connected = (): Means => {
    if (running) return running.means
    throw new ChatError('Slack is not connected yet', { permanent: false })
  }
  const serve: Inlet['serve'] = (request, response) => {
    if (running?.line.serve) running.line.serve(request, response)
    else response.writeHead(503, { 'retry-after': '1' }).end()
  }
  return {
    name: 'slack',
    ...(!options.appToken && options.signingSecret && { inlet: { path: eventsPath, serve } }),
    async start(ears) {
      running = await connect(options, client, ears)
    },
    async stop() {
      const stopping = running
      running = undefined
      if (!stopping) return
      await Promise.race([stopping.settled(), new Promise((resolve) => setTimeout(resolve, patience).unref())])
      await stopping.line.close()
    },
    send: async (outgoing) => sendReply(connected(), outgoing),
    receipt: async (to, shown) => {
      if (running) await showReceipt(running.means, to, shown)
    },
    fetchFile: async (address) => {
      const { botToken, apiUrl, log = quiet } = options
      return fetchFile(address, { botToken, apiUrl, log, workspace: connected().self.host })
    },
    teamOf: () => running?.means.self.team ?? '',
    state: () => running?.line.state() ?? 'stopped',
  }
}

async function connect(options: SlackOptions, client: webApi.WebClient, ears: Ears): Promise<Running> {
  const { log = quiet, apiUrl } = options
  const line = openReceiver(options)
  const { settled } = holdAck(line.receiver)
  const self = await knowSelf(client, log)
  const app = new App({
    token: options.botToken,
    receiver: line.receiver,
    deferInitialization: true,
    convoStore: false,
    clientOptions: clientOptions(options),
    logger: boltLogger(log),
  })
  const means: Means = {
    client,
    apiUrl,
    log,
    self,
    ears,
    threads: openThreads(client, self.user),
    personOf: openPeople(client),
    acks: openHeldAcks(),
    answered: new Set(),
    delivered: new Set(),
    refused: new Set(),
  }
  listen(app, means)
  try {
    await app.init()
    await line.open()
  } catch (cause) {
    throw aboutAppToken(cause)
  }
  return { line, means, settled }
}
