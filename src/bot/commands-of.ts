import type { Library } from '../answer/library.ts'
import type { Speech } from '../message.ts'

interface Piece {
  readonly heading: string
  readonly blocks: readonly string[]
}

/** All fenced blocks of a Markdown text, as they stand. */
export function fencedBlocks(markdown: string): string[] {
  const blocks: string[] = []
  let open: { readonly fence: string; readonly lines: string[] } | undefined
  for (const line of markdown.split('\n')) {
    const fence = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1]
    if (open) {
      open.lines.push(line)
      if (fence?.startsWith(open.fence) && line.trim() === fence) {
        blocks.push(open.lines.join('\n'))
        open = undefined
      }
    } else if (fence) open = { fence, lines: [line] }
  }
  return blocks
}

/** The commands of notes and known errors under their headings, as Markdown; empty where there are none. */
export function commandsOf(library: Library, ids: readonly string[], lang: Speech): string {
  return ids
    .flatMap((id) => piecesOf(library, id, lang))
    .filter(({ blocks }) => blocks.length > 0)
    .map(({ heading, blocks }) => `**${heading}**\n\n${blocks.join('\n\n')}`)
    .join('\n\n')
}

function piecesOf({ notes, errors }: Library, id: string, lang: Speech): Piece[] {
  const note = notes.get(id)
  const error = errors.get(id)
  if (note) {
    const { lead, sections } = note.text[lang]
    const parts = [{ heading: note.title[lang], markdown: lead }, ...sections]
    return parts.map(({ heading, markdown }) => ({ heading, blocks: fencedBlocks(markdown) }))
  }
  if (!error) return []
  const { fix, check } = error.text[lang]
  return [{ heading: error.title[lang], blocks: [...fencedBlocks(fix), ...fencedBlocks(check)] }]
}
