/**
 * What crosses the border between a chat and the bot, as plain data and the same for every chat: what happened, what the bot says to it.
 * A chat never decides what to say; the bot never knows which chat it talks to.
 */

export type ChatName = 'slack' | 'discord' | 'console'
export type Speech = 'en' | 'zh'

/** Where something is said. `thread` is set for what is said in a thread. */
export interface Place {
  readonly chat: ChatName
  /** Workspace or server; empty where there is none. */
  readonly team: string
  readonly channel: string
  readonly thread?: string
  /** A direct message: nobody else reads it. */
  readonly direct: boolean
  /** The channel's name for people, where the chat tells it. */
  readonly name?: string
}

export interface Person {
  readonly id: string
  readonly name?: string
  /** The member's language as the chat knows it. */
  readonly locale?: Speech
  /** IANA time zone, where the chat knows it. */
  readonly zone?: string
}

/** A file somebody attached; its chat alone knows how to fetch it, and fetches it from its own hosts only. */
export interface FileRef {
  readonly name: string
  readonly size: number
  readonly address: string
}

/**
 * How the chat that made it will deliver the reply: a channel and thread, a response address, an interaction. Nobody else reads it. The bot
 * makes its own of `channel`, `thread` and `message` (below a message; `topic` names the thread that begins there), or of a `person` alone
 * (a direct message).
 */
export type Address = Readonly<Record<string, string>>

interface Happening {
  /** The chat's own id of what happened; the same when the chat repeats itself. */
  readonly id: string
  /** Milliseconds since 1970. */
  readonly at: number
  readonly place: Place
  readonly person: Person
  readonly to: Address
}

/** Something was said to the bot: a mention, a direct message, or a line in a thread or channel it listens to. */
export interface Said extends Happening {
  readonly kind: 'said'
  readonly text: string
  /** What belongs together: a thread, a direct message, a terminal session. */
  readonly conversation: string
  /** How the bot was addressed. `overheard`: not addressed; whether it may speak is the channel's rule. */
  readonly by: 'mention' | 'direct' | 'thread' | 'overheard'
  readonly files: readonly FileRef[]
  /** Earlier messages of the thread, oldest first, where the bot joins one that it has not seen. */
  readonly earlier: readonly string[]
}

/** `/ask`, `/diagnose`, `/askstack` …, "Diagnose this" on a message (then `text` is that message's). */
export interface Called extends Happening {
  readonly kind: 'called'
  readonly command: string
  readonly text: string
  readonly files: readonly FileRef[]
}

/** A button was pressed. `about` is the reply that it stands on. */
export interface Pressed extends Happening {
  readonly kind: 'pressed'
  readonly action: string
  readonly value: string
  readonly about: MessageRef
}

/** A form was sent. */
export interface Filled extends Happening {
  readonly kind: 'filled'
  readonly form: string
  /** What the form was opened for, as the form carried it. */
  readonly context: string
  readonly fields: Readonly<Record<string, string>>
  /** It was closed without being sent; told only of forms that keep what was typed. */
  readonly unsent?: true
}

/** Somebody opened the bot's own page. */
export interface Visited extends Happening {
  readonly kind: 'visited'
}

export type Happened = Said | Called | Pressed | Filled | Visited

/** A message that stands in a chat. */
export interface MessageRef {
  readonly chat: ChatName
  readonly channel: string
  readonly id: string
  readonly thread?: string
}

export interface Button {
  readonly action: string
  /** At most 1,900 characters; what the press brings back. */
  readonly value: string
  readonly label: string
  readonly style?: 'primary' | 'danger'
}

export interface Field {
  readonly id: string
  readonly label: string
  readonly kind: 'line' | 'paragraph' | 'choice'
  readonly optional?: boolean
  readonly value?: string
  readonly hint?: string
  /** Characters at most; a chat may take fewer (Slack 3,000, Discord 4,000). */
  readonly most?: number
  readonly choices?: readonly { readonly value: string; readonly label: string }[]
}

/**
 * A form to fill in; shown at once, because a chat gives only three seconds for it. Where a chat shows it in parts, it is still one `Filled`; then
 * `id` must be the name of the command that opens it.
 */
export interface Form {
  readonly id: string
  readonly title: string
  readonly context: string
  readonly submit: string
  /** What was typed is wanted also when the form is closed without being sent, where the chat tells that. */
  readonly keepsUnsent?: boolean
  readonly fields: readonly Field[]
}

/** What the bot says. */
export interface Reply {
  readonly kind: 'answered' | 'unsure' | 'known' | 'similar' | 'unknown' | 'said' | 'failed'
  readonly markdown: string
  readonly lang: Speech
  /** 0 to 1: how sure the bot is of it. */
  readonly confidence: number
  /** Ids of the notes or known errors it stands on, best first. */
  readonly ids: readonly string[]
  readonly buttons: readonly Button[]
  /** Only the one who asked sees it. */
  readonly private?: boolean
  /** Takes the place of the message whose button was pressed. */
  readonly replaces?: MessageRef
  /** Shows it again: offered instead of a second try where a chat cannot find out whether a private reply has arrived. */
  readonly again?: Button
}

/** One message to post or edit. Sending it twice with the same key leaves one message. */
export interface Outgoing {
  /** Names this very message, for ever. */
  readonly key: string
  readonly to: Address
  readonly reply: Reply
  /** Set to edit a message that stands already. */
  readonly edit?: MessageRef
  /** 1 for the first try; from 2 on the message may stand already. */
  readonly attempt: number
}
