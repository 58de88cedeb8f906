import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Address, ChatName, Form, Happened, MessageRef, Outgoing, Speech } from '../message.ts'

/** What a chat tells the bot, and asks of it while somebody waits. */
export interface Ears {
  /** Takes over what happened; resolves once it cannot be lost any more. A chat acknowledges only then. */
  accept(happened: Happened): Promise<void>
  /** The form that a command or button opens, or that was filled in only in part; nothing where there is none; must answer at once. */
  formFor(happened: Happened): Promise<Form | undefined>
  /** Titles of notes that begin like `text`, for a chat that completes what is typed. */
  suggest(text: string, lang: Speech): readonly { readonly id: string; readonly title: string }[]
}

/** Where a chat sends its requests, and what answers them; before the chat has started they are refused for now. */
export interface Inlet {
  readonly path: string
  readonly serve: (request: IncomingMessage, response: ServerResponse) => void
}

/** One of Slack, Discord, the terminal. Connecting, reconnecting and acknowledging are its own; retrying a message is the queue's. */
export interface Chat {
  readonly name: ChatName
  /** Set for a chat that tells by HTTP requests: whoever starts it serves them. */
  readonly inlet?: Inlet
  /** Connects; rejects with a ChatError that names the wrong token and where to make one. */
  start(ears: Ears): Promise<void>
  /** Takes nothing new, finishes what was begun. */
  stop(): Promise<void>
  /** Rejects with a ChatError. */
  send(outgoing: Outgoing): Promise<MessageRef>
  /** Shows that an answer is being worked on, and takes the sign away again; failing to is no failure. */
  receipt(to: Address, shown: boolean): Promise<void>
  /** The workspace or server that a channel belongs to, as `Place` names it; empty where that is not known. */
  teamOf?(channel: string): string
  /** Reads a file of this chat, from the chat's own hosts only, and unpacks it, both within bounds; rejects with a ChatError that says what to do. */
  fetchFile(address: string): Promise<Uint8Array>
  state(): 'connected' | 'connecting' | 'stopped'
}
