/**
 * Posts the digest of a week: the message in the channel here, its thread as jobs of the queue. It may be begun again at any point, by any
 * process: what is posted was written down first, and each message bears a key of its own.
 */
import type { Digest } from '../../digest/digest.ts'
import { dueDigest } from '../../digest/due-digest.ts'
import { writeDigest } from '../../digest/write-digest.ts'
import type { Address, MessageRef, Reply, Speech } from '../../message.ts'
import { attemptAt, type BoardMeans, placeOf } from '../boards.ts'
import { shortHash } from '../keys.ts'
import { plainReply } from '../plain-reply.ts'
import type { Queued } from '../queued.ts'
import { type FactMeans, gatherFacts } from './gather-facts.ts'
import { worklistOf } from './on-take.ts'
import type { DigestPlace } from './week-place.ts'
import { type KeptChannel, type KeptDigest, keepWeeks } from './weeks.ts'

export interface DigestMeans extends FactMeans, Pick<BoardMeans, 'send'> {
  readonly queue: (queued: Queued<'send'>) => Promise<void>
}

export async function postDigest(means: DigestMeans, { channel, week }: DigestPlace, now: number): Promise<void> {
  const weeks = keepWeeks(means.store, means.retention)
  const kept = await weeks.channel(channel)
  if (!kept) return
  const begun = await weeks.digest(channel, week)
  if (begun?.told) return
  const due = begun ? begun.due : await dueOf(means, { channel, week }, kept, now)
  const digest = (await weeks.changeDigest(
    channel,
    week,
    (one) => one ?? { week, at: now, ...(due && { due }) },
  )) as KeptDigest
  const document = await weeks.document(channel, week, async () =>
    writeDigest(await gatherFacts(means, channel, kept, week), {
      settings: kept.settings,
      ...(digest.due && { due: digest.due }),
    }),
  )
  const ref = digest.ref ?? (await postHeadline(means, { channel, week }, document, kept.settings.lang))
  await weeks.changeDigest(channel, week, (one) => one && { ...one, ref })
  for (const queued of threadOf({ channel, week }, document, kept, ref)) await means.queue(queued)
  await weeks.changeDigest(channel, week, (one) => one && { ...one, told: true })
}

/** When it became due, if it is posted because of that. */
async function dueOf(
  { store, retention }: DigestMeans,
  { channel, week }: DigestPlace,
  kept: KeptChannel,
  now: number,
) {
  const weeks = keepWeeks(store, retention)
  const [members, digests] = await Promise.all([weeks.members(channel), weeks.digests(channel)])
  const posted = digests.map((one) => one.week)
  const due = dueDigest({ settings: kept.settings, members, posted, now, since: kept.since })
  return due?.week === week ? due : undefined
}

const keyFor = ({ channel, week }: DigestPlace, part: string): string => shortHash(`digest ${channel} ${week} ${part}`)

async function postHeadline(
  means: DigestMeans,
  place: DigestPlace,
  { headline }: Digest,
  lang: Speech,
): Promise<MessageRef> {
  const { chat, id } = placeOf(place.channel)
  const key = keyFor(place, 'headline')
  const attempt = await attemptAt(means.store, key)
  return means.send(chat, { key, to: { channel: id }, reply: plainReply('said', lang, headline), attempt })
}

/** First who takes which problem, then the document, one after the other and no faster than the channel bears. */
function threadOf(place: DigestPlace, { open, details }: Digest, kept: KeptChannel, ref: MessageRef): Queued<'send'>[] {
  const { lang } = kept.settings
  const replies: Reply[] = [
    ...(open.length > 0 ? [worklistOf(place, open, {}, lang)] : []),
    ...details.map((markdown) => plainReply('said', lang, markdown)),
  ]
  const { chat, id: channel } = placeOf(place.channel)
  const to: Address = { channel, thread: ref.id, message: ref.id, topic: place.week }
  return replies.map((reply, i) => {
    const key = keyFor(place, `${i}`)
    const options = { id: `out:${key}`, line: `digest:${place.channel}:${place.week}`, pace: `${chat}::${channel}` }
    return { job: { kind: 'send', chat, outgoing: { key, to, reply } }, options }
  })
}
