import type { Place, Speech } from '../message.ts'
import type { Store, Table } from '../store/store.ts'

const langs: Table = { name: 'channel-langs', most: 10_000 }
const words: Readonly<Record<string, Speech>> = {
  中文: 'zh',
  chinese: 'zh',
  zh: 'zh',
  english: 'en',
  英文: 'en',
  en: 'en',
}

/** A channel as ASKSTACK_CHANNELS names it: `slack:C0123`. */
export const subscriptionOf = ({ chat, channel }: Pick<Place, 'chat' | 'channel'>): string => `${chat}:${channel}`

/** The language of what the bot posts unasked in a channel such as `slack:C0123`; English until somebody sets it. */
export async function channelLang(store: Pick<Store, 'record'>, channel: string): Promise<Speech> {
  return (await store.record(langs.name, channel)) === 'zh' ? 'zh' : 'en'
}

export async function setChannelLang(store: Pick<Store, 'changeRecord'>, channel: string, lang: Speech): Promise<void> {
  await store.changeRecord<Speech>(langs, channel, () => lang)
}

/** The language that `中文` or `english` names. */
export const langNamed = (word: string): Speech | undefined => (Object.hasOwn(words, word) ? words[word] : undefined)
