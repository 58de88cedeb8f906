import { z } from 'zod'
import type { Means } from './means.ts'

const started = z.looseObject({
  assistant_thread: z.looseObject({ user_id: z.string(), channel_id: z.string(), thread_ts: z.string() }),
})
/** Slack shows four. */
const most = 4

/** Titles to begin with, in the assistant pane; a workspace whose plan has no such pane never asks. */
export async function suggestPrompts(means: Means, event: unknown): Promise<void> {
  const { data } = started.safeParse(event)
  if (!data) return
  const { user_id, channel_id, thread_ts } = data.assistant_thread
  const { locale = 'en' } = await means.personOf(user_id)
  const [first, ...more] = means.ears
    .suggest('', locale)
    .slice(0, most)
    .map(({ title }) => ({ title, message: title }))
  if (!first) return
  try {
    await means.client.assistant.threads.setSuggestedPrompts({ channel_id, thread_ts, prompts: [first, ...more] })
  } catch (err) {
    means.log.debug({ err }, 'slack: no prompts')
  }
}
