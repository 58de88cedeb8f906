import { afterEach } from 'vitest'
import type { Ears } from '../../../src/chat/chat.ts'
import { discordChat } from '../../../src/chat/discord/discord.ts'
import type { Log } from '../../../src/log.ts'
import type { Form, Happened, Outgoing, Reply } from '../../../src/message.ts'
import { DiscordStandIn } from '../../stand-ins/discord.ts'

export interface Line {
  readonly level: string
  readonly message: string
  readonly fields: Readonly<Record<string, unknown>>
}

export interface Listening {
  readonly discord: DiscordStandIn
  readonly chat: ReturnType<typeof discordChat>
  readonly heard: Happened[]
  readonly lines: Line[]
  /** What the next command or button opens. */
  form: Form | undefined
  /** True: nothing can be taken over. */
  deaf: boolean
}

const running: (() => Promise<void>)[] = []

afterEach(async () => {
  for (const stop of running.splice(0)) await stop()
})

export function logInto(lines: Line[]): Log {
  const write = (level: string) => (fields: Line['fields'], message: string) => {
    lines.push({ level, fields, message })
  }
  return { debug: write('debug'), info: write('info'), warn: write('warn'), error: write('error') }
}

/** The chat with real discord.js, connected to a stand-in that starts and stops with the test. */
export async function listening(stand?: DiscordStandIn): Promise<Listening> {
  const discord = stand ?? (await new DiscordStandIn().start())
  const lines: Line[] = []
  const chat = discordChat({ token: discord.token, apiUrl: discord.api, log: logInto(lines) })
  const state: Listening = { discord, chat, heard: [], lines, form: undefined, deaf: false }
  running.push(async () => {
    await chat.stop()
    await discord.stop()
  })
  await chat.start(earsOf(state))
  return state
}

export function earsOf(state: Pick<Listening, 'heard' | 'form' | 'deaf'>): Ears {
  return {
    async accept(happened) {
      if (state.deaf) throw new Error('nobody is there')
      state.heard.push(happened)
    },
    formFor: async () => state.form,
    suggest: (text, lang) =>
      [{ id: 'glance', title: lang === 'zh' ? 'Glance：镜像服务' : 'Glance: the image service' }].filter(({ title }) =>
        title.toLowerCase().startsWith(text.toLowerCase()),
      ),
  }
}

/** Resolves with the first thing heard. */
export function firstHeard({ discord, heard }: Listening): Promise<Happened> {
  return discord.waitFor(() => heard[0])
}

export function reply(markdown: string, over: Partial<Reply> = {}): Reply {
  return { kind: 'answered', markdown, lang: 'en', confidence: 1, ids: [], buttons: [], ...over }
}

let count = 0

export function outgoing(to: Outgoing['to'], said: Reply, over: Partial<Outgoing> = {}): Outgoing {
  count += 1
  return { key: `key-${count}`, to, reply: said, attempt: 1, ...over }
}
