import type { Speech } from '../message.ts'
import type { Clipped } from './clip-blocks.ts'
import { clipLine } from './clip-line.ts'
import { digestWords } from './digest-words.ts'
import { tameLine } from './tame-markdown.ts'
import { opensFence } from './typed-lines.ts'

const longestGist = 120
const longestFold = 400

/** Items on one line: the first line of each, as many as there is room for, and how many more there are. */
export function foldItems(items: readonly string[], lang: Speech): Clipped {
  const gists = items.map(gistOf)
  let [count, room] = [0, longestFold]
  for (const { text } of gists) {
    room -= text.length
    if (room < 0 && count > 0) break
    count += 1
  }
  const { semicolon, more } = digestWords[lang]
  const shown = gists.slice(0, count)
  const left = items.length - count
  const text = shown.map((gist) => gist.text.replace(/[;；。.]$/, '')).join(semicolon)
  return {
    text: left > 0 ? `${text} ${more(left)}` : text,
    isWhole: left === 0 && shown.every(({ isWhole }) => isWhole),
  }
}

function gistOf(item: string): Clipped {
  const [first = '', ...rest] = item.split('\n')
  const isCode = opensFence(first)
  const line = isCode ? codeSpan(rest[0] ?? '') : tameLine(first.trim())
  const text = clipLine(line, longestGist)
  const isWhole = rest.length === 0 && text === line
  return { text: isWhole || text.endsWith('…') ? text : `${text} …`, isWhole }
}

const codeSpan = (line: string): string => `\`${clipLine(line.replaceAll('`', "'").trim(), longestGist - 3)}\``
