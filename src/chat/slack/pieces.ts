import type { types } from '@slack/bolt'
import { joinRuns, type Run, runsLength, textRun } from './runs.ts'
import { splitLines } from './split-lines.ts'
import { splitRuns } from './split-runs.ts'

/** A part of a rich_text block that is never cut. `starts`: begins a block of its own, so that Slack keeps a distance before it. */
export interface Piece {
  readonly element: types.RichTextBlockElement
  readonly size: number
  readonly starts: boolean
}

/** No piece is longer; a rich_text block holds one at least. */
export const mostOfPiece = 2_800

export function paragraph(runs: readonly Run[], starts = true): Piece[] {
  return portions(runs).map((elements) => ({
    element: { type: 'rich_text_section', elements },
    size: runsLength(elements),
    starts,
  }))
}

export function quote(runs: readonly Run[]): Piece[] {
  return portions(runs).map((elements) => ({
    element: { type: 'rich_text_quote', elements },
    size: runsLength(elements),
    starts: true,
  }))
}

export function code(text: string, starts = false): Piece[] {
  return splitLines(text, mostOfPiece).map((portion) => ({
    element: { type: 'rich_text_preformatted', elements: [{ type: 'text', text: portion }] },
    size: portion.length,
    starts,
  }))
}

/** One item of a list; Slack numbers from `number`. */
export function item(runs: readonly Run[], kind: { ordered: boolean; indent: number; number: number }): Piece[] {
  const { ordered, indent, number } = kind
  return portions(runs.length > 0 ? runs : [textRun(' ')]).map((elements) => ({
    element: {
      type: 'rich_text_list',
      style: ordered ? 'ordered' : 'bullet',
      indent,
      ...(ordered && number > 1 && { offset: number - 1 }),
      elements: [{ type: 'rich_text_section', elements }],
    },
    size: runsLength(elements) + 3,
    starts: false,
  }))
}

const portions = (runs: readonly Run[]): Run[][] => splitRuns(joinRuns(runs), mostOfPiece)
