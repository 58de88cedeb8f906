import type { Reply, Said } from '../message.ts'
import { answerFor } from './answer-for.ts'
import { type Manner, mannerOf } from './channel-rule.ts'
import { channelOf } from './keys.ts'
import { looksLikeLog } from './looks-like-log.ts'
import { looksLikeQuestion } from './looks-like-question.ts'
import type { Around, Means } from './means.ts'
import { onCalled } from './on-called.ts'
import { plainReply, privateReply, speechFor } from './plain-reply.ts'
import { type SmallTalk, smallTalkOf } from './small-talk.ts'
import { texts } from './texts.ts'
import { weekCommandIn } from './week/week-command-in.ts'

/** Somebody said something: answers it where the channel's rule wants that, in public. */
export async function onSaid(means: Means, said: Said, { hidden }: Around): Promise<Reply | undefined> {
  const manner = await mannerFor(means, said)
  const lang = speechFor(said.person, said.text)
  if (manner === 'silent') return undefined
  if (manner === 'say-off') return privateReply(lang, texts[lang].channelOff)
  const called = said.place.direct ? weekCommandIn(said) : undefined
  if (called) return onCalled(means, called, { hidden, formShown: false })
  const talk = said.files.length === 0 ? smallTalkOf(said.text) : undefined
  if (talk) return manner === 'answer' ? plainReply('said', lang, wordsFor(talk, lang)) : undefined
  const asked = isAsked(said)
  if (manner === 'if-known' && !asked) return undefined
  const onlyKnown = manner === 'if-known' || (manner === 'if-asked' && !asked)
  return answerFor(means, { ...said, happened: said, hidden, private: false, onlyKnown })
}

/** False for what was overheard in a channel where the bot does not speak unasked: that is not even looked at. */
export async function isWorthHearing({ store }: Means, said: Said): Promise<boolean> {
  if (said.by !== 'overheard') return true
  return mannerOf(said, await store.channelRule(channelOf(said.place))) !== 'silent'
}

/** True for what reads as a question or a log, or brings a file. */
export function isAsked({ text, files }: Pick<Said, 'text' | 'files'>): boolean {
  return files.length > 0 || looksLikeQuestion(text) || looksLikeLog(text)
}

async function mannerFor({ store }: Means, said: Said): Promise<Manner> {
  return mannerOf(said, said.place.direct ? undefined : await store.channelRule(channelOf(said.place)))
}

function wordsFor(talk: SmallTalk, lang: Reply['lang']): string {
  return talk === 'thanks' ? texts[lang].thanks : texts[lang].help
}
