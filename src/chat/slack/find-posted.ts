import type { webApi } from '@slack/bolt'

export const eventType = 'askstack_reply'

interface Wanted {
  readonly channel: string
  readonly thread?: string | undefined
  readonly key: string
}

const mostPages = 5

/** The message that was posted with this key, if it stands; looked for before a post is tried again. */
export async function findPosted(
  client: webApi.WebClient,
  { channel, thread, key }: Wanted,
): Promise<string | undefined> {
  let cursor: string | undefined
  for (let page = 0; page < mostPages; page++) {
    const asked = { channel, limit: 200, include_all_metadata: true, ...(cursor && { cursor }) }
    const found = thread
      ? await client.conversations.replies({ ...asked, ts: thread })
      : await client.conversations.history(asked)
    const match = (found.messages ?? []).find(({ metadata }) => keyIn(metadata) === key)
    if (match?.ts) return match.ts
    cursor = found.response_metadata?.next_cursor
    if (!cursor) return undefined
  }
  return undefined
}

export const metadataFor = (key: string) => ({ event_type: eventType, event_payload: { key } })

function keyIn(metadata: unknown): unknown {
  const { event_type, event_payload } = (metadata ?? {}) as { event_type?: unknown; event_payload?: { key?: unknown } }
  return event_type === eventType ? event_payload?.key : undefined
}
