import type { Reply, Visited } from '../message.ts'
import { plainReply, speechFor } from './plain-reply.ts'
import { texts } from './texts.ts'

/** Somebody opened the bot's own page: what it can do and how. */
export function onVisited({ person }: Visited): Reply {
  const lang = speechFor(person)
  return plainReply('said', lang, texts[lang].home)
}
