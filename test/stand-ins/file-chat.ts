import { appendFileSync, existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Chat, Ears } from '../../src/chat/chat.ts'
import type { Happened, MessageRef } from '../../src/message.ts'

/** A line of `posts.jsonl`. */
export interface Post {
  readonly key: string
  readonly channel: string
  readonly thread: string
  readonly text: string
  readonly attempt: number
  /** The id of the message that it edits; empty for a new one. */
  readonly edit: string
}

export function readLines<Line>(file: string): Line[] {
  if (!existsSync(file)) return []
  const lines = readFileSync(file, 'utf8').split('\n').slice(0, -1)
  return lines.map((line) => JSON.parse(line) as Line)
}

/**
 * A chat made of files: what happens stands in `inbox.jsonl` and is told again after a restart, as chats do; what is posted is added to
 * `posts.jsonl` at once, and the answer that it was comes a little later. `found.jsonl` holds what was to be posted again and stood there.
 */
export function fileChat(folder: string): Chat {
  const posts = join(folder, 'posts.jsonl')
  const chat: Chat = {
    name: 'console',
    async start(ears: Ears) {
      await Promise.all(readLines<Happened>(join(folder, 'inbox.jsonl')).map((happened) => ears.accept(happened)))
    },
    async stop() {},
    async send({ key, to, reply, attempt, edit }): Promise<MessageRef> {
      const ref = { chat: chat.name, channel: to.channel ?? '', id: key }
      const stands = attempt > 1 && readLines<Post>(posts).some((post) => post.key === key)
      const place = { channel: to.channel ?? '', thread: to.thread ?? '' }
      const post: Post = { key, ...place, text: reply.markdown, attempt, edit: edit?.id ?? '' }
      appendFileSync(stands ? join(folder, 'found.jsonl') : posts, `${JSON.stringify(post)}\n`)
      await new Promise((resolve) => setTimeout(resolve, 20))
      return ref
    },
    async receipt() {},
    fetchFile: () => Promise.reject(new Error('there are no files')),
    state: () => 'connected',
  }
  return chat
}
