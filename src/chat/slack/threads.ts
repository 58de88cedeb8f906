import type { webApi } from '@slack/bolt'
import { plainWords } from './plain-words.ts'

export interface ThreadSeen {
  /** The bot has said something in it. */
  readonly joined: boolean
  /** What others said in it before, oldest first; empty where the bot was there already. */
  readonly earlier: readonly string[]
}

export interface Threads {
  look(
    channel: string,
    thread: string,
    options: { readonly before: string; readonly fresh: boolean },
  ): Promise<ThreadSeen>
  join(channel: string, thread: string): void
}

const most = 5_000
const strangeFor = 60_000
const mostEarlier = 20

/** In which threads the bot takes part; asked of Slack where it is not known. */
export function openThreads(client: webApi.WebClient, botUser: string, now: () => number = Date.now): Threads {
  const joined = new Map<string, number>()
  const note = (key: string, until: number) => {
    joined.delete(key)
    joined.set(key, until)
    if (joined.size > most) joined.delete(joined.keys().next().value as string)
  }
  return {
    join: (channel, thread) => note(`${channel}:${thread}`, Number.POSITIVE_INFINITY),
    async look(channel, thread, { before, fresh }) {
      const key = `${channel}:${thread}`
      const until = joined.get(key)
      if (until === Number.POSITIVE_INFINITY) return { joined: true, earlier: [] }
      if (until !== undefined && until > now() && !fresh) return { joined: false, earlier: [] }
      const { messages = [] } = await client.conversations.replies({ channel, ts: thread, limit: 200 })
      const takesPart = messages.some(({ user }) => user === botUser)
      note(key, takesPart ? Number.POSITIVE_INFINITY : now() + strangeFor)
      if (takesPart) return { joined: true, earlier: [] }
      const texts = messages.filter(({ ts = '' }) => ts < before).map(({ text = '' }) => plainWords(text, botUser))
      return { joined: false, earlier: texts.filter(Boolean).slice(-mostEarlier) }
    },
  }
}
