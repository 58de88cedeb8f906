import type { Speech } from '../../message.ts'

/** The language of a Discord locale, where it is one that the bot speaks. */
export function speechOf(locale: string | null | undefined): Speech | undefined {
  if (locale?.startsWith('zh')) return 'zh'
  return locale?.startsWith('en') ? 'en' : undefined
}
