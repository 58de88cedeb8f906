import type { Said } from '../message.ts'
import type { ChannelRule } from '../store/store.ts'

/**
 * How the bot takes what was said. `answer`: whatever comes of it · `if-asked`: a question or a log, else only what it surely knows ·
 * `if-known`: only a question or a log, and only what it surely knows · `say-off`: that it is switched off · `silent`.
 */
export type Manner = 'answer' | 'if-asked' | 'if-known' | 'say-off' | 'silent'

const addressed: Readonly<Record<ChannelRule, Manner>> = {
  mention: 'answer',
  questions: 'answer',
  all: 'answer',
  off: 'say-off',
}
const inThread: Readonly<Record<ChannelRule, Manner>> = {
  mention: 'if-asked',
  questions: 'if-asked',
  all: 'if-asked',
  off: 'silent',
}
const overheard: Readonly<Record<ChannelRule, Manner>> = {
  mention: 'silent',
  questions: 'if-known',
  all: 'if-asked',
  off: 'silent',
}

/** What the channel's rule makes of the way in which the bot was addressed; without a rule it speaks when mentioned. */
export function mannerOf({ by, place }: Pick<Said, 'by' | 'place'>, rule: ChannelRule = 'mention'): Manner {
  if (by === 'direct' || place.direct) return 'answer'
  if (by === 'mention') return addressed[rule]
  return by === 'thread' ? inThread[rule] : overheard[rule]
}
