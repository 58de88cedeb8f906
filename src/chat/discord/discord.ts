/**
 * The bot in Discord: mentions, direct messages, threads, commands, buttons and forms become what happened, replies become messages.
 * It decides nothing and repeats no message; the gateway resumes and reconnects by itself.
 */
import { type Client, Events, type Message, Routes } from 'discord.js'
import type { Log } from '../../log.ts'
import type { Chat, Ears } from '../chat.ts'
import { openInOrder } from '../in-order.ts'
import { readAddress } from './address.ts'
import { connect, openClient } from './connect.ts'
import { fetchFile } from './fetch-file.ts'
import { hearMissed } from './hear-missed.ts'
import { onInteraction } from './on-interaction.ts'
import { onMessage } from './on-message.ts'
import { openAcks } from './open-acks.ts'
import { openRest } from './open-rest.ts'
import { registerCommands } from './register-commands.ts'
import { sendReply } from './send-reply.ts'

export interface DiscordOptions {
  readonly token: string
  /** Another REST base than Discord's, for tests; the gateway's address comes from it. */
  readonly apiUrl?: string
  readonly log: Log
}

export function discordChat({ token, apiUrl, log }: DiscordOptions): Chat {
  const rest = openRest(token, apiUrl)
  const busy = new Set<Promise<void>>()
  const seen = new Set<string>()
  const acks = openAcks()
  const readFile = (address: string) => fetchFile(address, { apiUrl, log })
  let client: Client | undefined
  let state: ReturnType<Chat['state']> = 'stopped'

  const during = (work: Promise<void>) => {
    const done = work
      .catch((err) => log.error({ err }, 'something that happened in Discord was lost'))
      .finally(() => busy.delete(done))
    busy.add(done)
  }

  function listen(to: Client, ears: Ears): void {
    const parts = { rest, ears, log, acks, seen, inOrder: openInOrder(), fetchFile: readFile }
    to.on(Events.InteractionCreate, (interaction) => during(onInteraction(interaction, parts)))
    const hear = (message: Message) => during(onMessage(message, parts))
    to.on(Events.MessageCreate, hear)
    to.on(Events.ShardReady, () => during(hearMissed(to, hear, log)))
  }

  return {
    name: 'discord',
    async start(ears) {
      state = 'connecting'
      const opened = openClient(apiUrl)
      client = opened
      rest.setToken(token)
      listen(opened, ears)
      await connect(opened, {
        token,
        apiUrl,
        log,
        onState: (now) => {
          if (client === opened) state = now
        },
      })
      if (opened.application) await registerCommands(rest, opened.application.id, log)
    },
    async stop() {
      const closing = client
      client = undefined
      state = 'stopped'
      await closing?.destroy()
      await Promise.all(busy)
    },
    async send(outgoing) {
      await acks.over(outgoing.to.token ?? '')
      return sendReply(rest, outgoing, Date.now())
    },
    async receipt(to, shown) {
      const { channel, interaction } = readAddress(to)
      if (!shown || interaction) return
      await rest.post(Routes.channelTyping(channel)).catch(() => {})
    },
    fetchFile: readFile,
    teamOf(id) {
      const channel = client?.channels.cache.get(id)
      return channel && 'guildId' in channel ? (channel.guildId ?? '') : ''
    },
    state: () => state,
  }
}
