import type { Reply, Visited } from '../message.ts'
import type { Means } from './means.ts'
import { plainReply, speechFor } from './plain-reply.ts'
import { texts } from './texts.ts'
import { reportButtons } from './week/write-buttons.ts'

/** Somebody opened the bot's own page: what it can do and how, and the form of his report. */
export async function onVisited(means: Means, visited: Visited): Promise<Reply> {
  const lang = speechFor(visited.person)
  return { ...plainReply('said', lang, texts[lang].home), buttons: await reportButtons(means, visited, lang) }
}
