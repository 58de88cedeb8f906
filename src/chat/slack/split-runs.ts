import type { types } from '@slack/bolt'
import { cutAt } from './cut-text.ts'
import { type Run, runLength } from './runs.ts'

/** Runs in portions of at most `most` characters; a link is never cut, a text between words. */
export function splitRuns(runs: readonly Run[], most: number): Run[][] {
  const portions: Run[][] = []
  let portion: Run[] = []
  let room = most
  const close = () => {
    if (portion.length > 0) portions.push(portion)
    portion = []
    room = most
  }
  const add = (run: Run) => {
    if (runLength(run) > room) close()
    if (runLength(run) === 0) return
    portion.push(run)
    room -= runLength(run)
  }
  const addText = (run: types.RichTextText) => {
    let rest = run.text
    while (rest.length > room) {
      const at = fitting(rest, room, most)
      if (at > 0) portion.push({ ...run, text: rest.slice(0, at) })
      rest = rest.slice(at)
      close()
    }
    add({ ...run, text: rest })
  }
  for (const run of runs) {
    if (run.type === 'text') addText(run)
    else add(run)
  }
  close()
  return portions
}

/** In a portion that is nearly full nothing is begun. */
const fitting = (text: string, room: number, most: number): number =>
  room < Math.min(200, most / 2) ? 0 : cutAt(text, room)
