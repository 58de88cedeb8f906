import type { Library } from '../answer/library.ts'
import type { Speech } from '../message.ts'

export interface Suggestion {
  readonly id: string
  readonly title: string
}

const most = 25
const longest = 100

/** Titles of notes that begin like `text`, then those in which a word does; all of them, from the start, for an empty text. */
export function suggest({ notes }: Library, text: string, lang: Speech): Suggestion[] {
  const typed = text.trim().toLowerCase().slice(0, longest)
  const ranked = [...notes.values()].flatMap((note) => {
    const title = note.title[lang]
    const rank = Math.min(...[title, note.id, ...note.aliases].map((name) => rankOf(name.toLowerCase(), typed)))
    return rank < Number.POSITIVE_INFINITY ? [{ id: note.id, title: title.slice(0, longest), rank }] : []
  })
  ranked.sort((a, b) => a.rank - b.rank || a.title.localeCompare(b.title))
  return ranked.slice(0, most).map(({ id, title }) => ({ id, title }))
}

function rankOf(name: string, typed: string): number {
  if (name.startsWith(typed)) return 0
  const at = name.indexOf(typed)
  if (at < 0) return Number.POSITIVE_INFINITY
  const before = name.charAt(at - 1)
  return /[\s\-_/(]|\p{Script=Han}/u.test(before) ? 1 : 2
}
