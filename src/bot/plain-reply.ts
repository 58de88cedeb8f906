import { languageOf } from '../answer/language.ts'
import type { Person, Reply, Speech } from '../message.ts'

/** A reply that stands on no note. */
export function plainReply(kind: 'said' | 'failed', lang: Speech, markdown: string): Reply {
  return { kind, markdown, lang, confidence: 1, ids: [], buttons: [] }
}

/** The same, for the one alone who caused it. */
export function privateReply(lang: Speech, markdown: string): Reply {
  return { ...plainReply('said', lang, markdown), private: true }
}

/** The language to speak to somebody in: that of the text, else the member's own. */
export function speechFor(person: Person, text = ''): Speech {
  if (/\p{Script=Han}/u.test(text)) return languageOf(text)
  return person.locale ?? 'en'
}

/** Text of a person as Markdown that shows it as it is. */
export function escapeMarkdown(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\`*_{}[\]()<>#+\-.!|~&:]/g, '\\$&')
}
