import { chunksOf } from './chunks-of.ts'
import { isNothing } from './is-nothing.ts'
import { isShortLine } from './line-width.ts'

/** A part of a report as its items, without their marks, in order. Short lines that follow each other unmarked are items too. */
export const itemsOf = (markdown: string): string[] =>
  isNothing(markdown) ? [] : chunksOf(markdown).flatMap(({ text, isMarked }) => (isMarked ? [text] : linesApart(text)))

function linesApart(text: string): string[] {
  const lines = text.split('\n')
  const areItems = lines.every(
    (line, at) => /^(?!```)[\p{L}\p{N}"“《`[(（]/u.test(line) && (at === 0 || isBegun(line, lines[at - 1] ?? '')),
  )
  return areItems ? lines : [text]
}

const isBegun = (line: string, before: string): boolean =>
  !/^\p{Ll}/u.test(line) && !/[,，、:：;；(（]\s*$/.test(before) && isShortLine(before)
