import type { ChatName } from '../message.ts'
import type { Store } from '../store/store.ts'
import type { Wits } from './reply-to.ts'

/** The board of a run in a channel such as `slack:C0123`. */
export interface BoardPlace {
  readonly run: string
  readonly channel: string
}

/** What the bot works with. */
export interface Means {
  readonly wits: Wits
  readonly store: Store
  /** Reads a file that was attached in a chat; rejects with `permanent: true` and a reason for people when it never will. */
  readonly fetchFile: (chat: ChatName, address: string) => Promise<Uint8Array>
  /** Has a board looked at soon. */
  readonly lookAgain?: (place: BoardPlace) => Promise<void>
  /** Has the digest of a week (`2026-W47`) posted; `id` names the wish. */
  readonly postDigest?: (channel: string, week: string, id: string) => Promise<void>
  /** Milliseconds for which reports are kept; a year where absent. */
  readonly retention?: number | undefined
  /** The zone of a channel that has none of its own. */
  readonly timezone?: string | undefined
}

/** What is known of something that happened besides itself. */
export interface Around {
  /** Secrets that were hidden in it. */
  readonly hidden: number
  /** A form was opened for it. */
  readonly formShown: boolean
}
