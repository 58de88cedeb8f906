import type { Lang } from '../knowledge/knowledge.ts'

const han = /\p{Script=Han}/gu
const latinWord = /[a-z]{2,}/gi

/**
 * The language a question is asked in. A question with Chinese grammar stays Chinese however many English names stand in it; a single
 * Chinese name in an English sentence does not make it Chinese.
 */
export function languageOf(text: string): Lang {
  const characters = text.slice(0, 2_000).match(han)?.length ?? 0
  if (characters === 0) return 'en'
  const words = text.slice(0, 2_000).match(latinWord)?.length ?? 0
  return characters >= words / 2 ? 'zh' : 'en'
}
