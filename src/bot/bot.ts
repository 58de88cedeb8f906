/**
 * The bot: something happened → what it says to it, as a job. It keeps what it must remember in the store and never knows which chat
 * it is; it posts nothing itself.
 */
import type { Form, Happened, Reply, Speech } from '../message.ts'
import type { JobOf } from '../queue/queue.ts'
import { clip } from './clip.ts'
import { formFor } from './forms.ts'
import { channelOf, codeOf, conversationOf, idOf, keyOf } from './keys.ts'
import type { Around, Means } from './means.ts'
import { onCalled } from './on-called.ts'
import { onFilled } from './on-filled.ts'
import { onPressed } from './on-pressed.ts'
import { isAsked, isWorthHearing, onSaid } from './on-said.ts'
import { onVisited } from './on-visited.ts'
import { plainReply, speechFor } from './plain-reply.ts'
import type { Queued } from './queued.ts'
import { type Suggestion, suggest } from './suggest.ts'
import { teamOf } from './team-of.ts'
import { openTeamWits, type WitsFor } from './team-wits.ts'
import { texts } from './texts.ts'
import { weekForm } from './week/week-form.ts'

export type { Queued } from './queued.ts'

export interface Bot {
  /** The job that takes over what happened, without secrets; nothing for what does not concern the bot. */
  hear(happened: Happened, formShown: boolean): Promise<Queued<'happened'> | undefined>
  /** What is said to it, or nothing. */
  respond(happened: Happened, around: Around): Promise<Queued<'send'> | undefined>
  /** Says that working it out failed, with a code that stands in the log. */
  apologise(happened: Happened): Queued<'send'>
  /** Says that a reply was refused by the chat; nothing where that was such a word already. */
  excuse(job: JobOf<'send'>): Queued<'send'> | undefined
  /** True where a sign of life is due when the answer takes long. */
  expectsAnswer(happened: Happened): boolean
  formFor(happened: Happened): Promise<Form | undefined>
  suggest(text: string, lang: Speech): Suggestion[]
}

/** `witsFor` where others have to know the same teams; else the bot keeps its own. */
export function openBot({ witsFor, ...means }: Means & { readonly witsFor?: WitsFor }): Bot {
  const teams = witsFor ?? openTeamWits(means.wits, means.store)
  return {
    async hear(heard, formShown) {
      if (heard.kind === 'said' && !(await isWorthHearing(means, heard))) return undefined
      const { happened, hidden } = clip(heard)
      const options = { id: idOf(heard), line: `in:${conversationOf(heard)}` }
      return { job: { kind: 'happened', happened, hidden, formShown }, options }
    },
    async respond(happened, around) {
      const wits = await teams(teamOf(happened.place))
      const reply = await replyFor({ ...means, wits }, happened, around)
      return reply && sendJob(happened, keyOf(happened), reply)
    },
    apologise(happened) {
      const lang = speechFor(happened.person, 'text' in happened ? happened.text : '')
      const reply = plainReply('failed', lang, texts[lang].failed(codeOf(keyOf(happened))))
      return sendJob(happened, keyOf(happened), happened.kind === 'said' ? reply : { ...reply, private: true })
    },
    excuse: excuseFor,
    expectsAnswer: (happened) =>
      happened.kind === 'said'
        ? happened.by === 'mention' || happened.by === 'direct' || (happened.by === 'thread' && isAsked(happened))
        : happened.kind === 'called' || (happened.kind === 'filled' && !happened.unsent),
    formFor: async (happened) => (await weekForm(means, happened)) ?? formFor(happened, means.store),
    suggest: (text, lang) => suggest(means.wits.library, text, lang),
  }
}

async function replyFor(means: Means, happened: Happened, around: Around): Promise<Reply | undefined> {
  switch (happened.kind) {
    case 'said':
      return onSaid(means, happened, around)
    case 'called':
      return onCalled(means, happened, around)
    case 'pressed':
      return onPressed(means, happened, around)
    case 'filled':
      return onFilled(means, happened, around)
    case 'visited':
      return onVisited(means, happened)
  }
}

/** Public messages keep the order of their thread and the pace of their channel; private ones and pages wait for nobody. */
function sendJob(happened: Happened, key: string, reply: Reply): Queued<'send'> {
  const { place, to } = happened
  const open = !reply.private && happened.kind !== 'visited'
  return {
    job: { kind: 'send', chat: place.chat, outgoing: { key, to, reply } },
    options: { id: `out:${key}`, ...(open && { line: `out:${conversationOf(happened)}`, pace: channelOf(place) }) },
  }
}

function excuseFor({ chat, outgoing: { key, to, reply } }: JobOf<'send'>): Queued<'send'> | undefined {
  if (reply.kind === 'failed') return undefined
  const { lang } = reply
  const excuse = plainReply('failed', lang, texts[lang].notPosted(codeOf(key)))
  const own = `${key.slice(0, 20)}-x`
  return {
    job: {
      kind: 'send',
      chat,
      outgoing: { key: own, to, reply: reply.private ? { ...excuse, private: true } : excuse },
    },
    options: { id: `out:${own}` },
  }
}
