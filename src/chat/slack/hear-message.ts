import { z } from 'zod'
import type { Address, Said } from '../../message.ts'
import { logFiles } from './log-files.ts'
import type { Means } from './means.ts'
import { plainWords } from './plain-words.ts'

const message = z.looseObject({
  type: z.string(),
  subtype: z.string().optional(),
  channel: z.string(),
  channel_type: z.string().optional(),
  user: z.string(),
  bot_id: z.string().optional(),
  text: z.string().default(''),
  ts: z.string(),
  thread_ts: z.string().optional(),
  parent_user_id: z.string().optional(),
  files: z.unknown().optional(),
})
type SlackMessageEvent = z.infer<typeof message>

/** Everything else is an edit, a deletion, somebody joining … */
const spoken = new Set([undefined, 'file_share', 'thread_broadcast', 'me_message'])

/** A `message` or `app_mention` event as what was said; nothing for what no member said. */
export async function hearMessage(means: Means, event: unknown): Promise<Said | undefined> {
  const { data } = message.safeParse(event)
  if (!data || data.bot_id || data.user === means.self.user || data.user === 'USLACKBOT') return undefined
  if (data.type === 'message' && !spoken.has(data.subtype)) return undefined
  const [person, { by, earlier }] = await Promise.all([means.personOf(data.user), addressed(means, data)])
  const { channel, ts, thread_ts: thread } = data
  const direct = isDirect(data)
  const under = thread ?? (direct ? undefined : ts)
  return {
    kind: 'said',
    // A mention comes as two events with ids of their own; the message is one.
    id: `${channel}-${ts}`,
    at: Math.round(Number(ts) * 1000),
    place: { chat: 'slack', team: means.self.team, channel, direct, ...(thread && { thread }) },
    person,
    to: addressOf(data, under),
    text: plainWords(data.text, means.self.user),
    conversation: under ? `${channel}:${under}` : channel,
    by,
    files: logFiles(data.files),
    earlier,
  }
}

function addressOf(data: SlackMessageEvent, thread: string | undefined): Address {
  const { channel, user, ts } = data
  return {
    kind: 'message',
    channel,
    user,
    message: ts,
    ...(thread && { thread }),
    ...(isDirect(data) && { direct: 'yes' }),
  }
}

const isDirect = ({ channel, channel_type }: SlackMessageEvent) => channel_type === 'im' || channel.startsWith('D')

async function addressed(means: Means, data: SlackMessageEvent): Promise<Pick<Said, 'by' | 'earlier'>> {
  const { self, threads, log } = means
  const { channel, ts, thread_ts: thread } = data
  const mentioned = data.type === 'app_mention' || data.text.includes(`<@${self.user}>`)
  if (isDirect(data)) return { by: 'direct', earlier: [] }
  const named = mentioned ? 'mention' : undefined
  if (!thread || thread === ts) return { by: named ?? 'overheard', earlier: [] }
  if (data.parent_user_id === self.user) return { by: named ?? 'thread', earlier: [] }
  try {
    const { joined, earlier } = await threads.look(channel, thread, { before: ts, fresh: mentioned })
    return { by: named ?? (joined ? 'thread' : 'overheard'), earlier }
  } catch (err) {
    log.warn({ err }, 'slack: a thread could not be read')
    return { by: named ?? 'overheard', earlier: [] }
  }
}
