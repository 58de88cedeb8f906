import type { webApi } from '@slack/bolt'
import { findPosted, metadataFor } from './find-posted.ts'
import type { SlackMessage } from './render-blocks.ts'
import { refusalOf } from './to-chat-error.ts'

export interface Post {
  readonly channel: string
  readonly thread?: string | undefined
  readonly message: SlackMessage
  readonly key: string
  /** The message may stand already. */
  readonly again: boolean
}

/** No previews, no names turned into mentions: what is written is what is shown. */
export const manners = {
  unfurl_links: false,
  unfurl_media: false,
  link_names: false,
  parse: 'none',
  mrkdwn: false,
} as const

/** Posts it once; gives its id. */
export async function postMessage(client: webApi.WebClient, post: Post): Promise<string> {
  const { channel, thread, key } = post
  const standing = post.again ? await findPosted(client, { channel, thread, key }) : undefined
  if (standing) return standing
  const place = { channel, ...(thread && { thread_ts: thread }), metadata: metadataFor(key), ...manners }
  const posted = await withoutBlocks(post.message, (content) => client.chat.postMessage({ ...place, ...content }))
  return posted.ts ?? ''
}

/** Puts other content in the place of a message. */
export async function editMessage(client: webApi.WebClient, { channel, id, message }: Edit): Promise<void> {
  const place = { channel, ts: id, link_names: false, parse: 'none' } as const
  await withoutBlocks(message, (content) => client.chat.update({ ...place, ...content }))
}

interface Edit {
  readonly channel: string
  readonly id: string
  readonly message: SlackMessage
}

/** Where Slack refuses the blocks (a limit that it does not document), the plain text is better than silence. */
async function withoutBlocks<T>(message: SlackMessage, call: (content: SlackMessage) => Promise<T>): Promise<T> {
  try {
    return await call(message)
  } catch (error) {
    const refusal = refusalOf(error) ?? ''
    if (!/^(invalid_blocks|msg_blocks_too_long|msg_too_long|only_one_table)/.test(refusal)) throw error
    return call({ text: message.text, blocks: [] })
  }
}
