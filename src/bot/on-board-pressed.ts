import type { Hush } from '../deploy/posted.ts'
import type { Pressed, Reply } from '../message.ts'
import { type Board, type BoardPlace, boardsOf } from './boards.ts'
import { deployTexts } from './deploy-texts.ts'
import type { Means } from './means.ts'
import { privateReply, speechFor } from './plain-reply.ts'
import { noteTended } from './tended.ts'

const silence = 4 * 3_600_000

/** What a button of a board asks for; nothing for other buttons. */
export function hushOf({ action, person, at }: Pressed): Hush | undefined {
  const kind = /^deploy-(acknowledged|silenced|taken)$/.exec(action)?.[1] as Hush['kind'] | undefined
  const by = (person.name ?? person.id).slice(0, 80)
  return kind && { kind, by, at, ...(kind === 'silenced' && { until: at + silence }) }
}

/** Keeps it with the board, which then shows it. */
export async function onBoardPressed(means: Means, pressed: Pressed, hush: Hush): Promise<Reply> {
  const lang = speechFor(pressed.person)
  const say = deployTexts[lang]
  const place = (await means.store.recall(`board:${pressed.value.slice(0, 64)}`)) as BoardPlace | undefined
  if (!place) return privateReply(lang, say.gone)
  await means.store.changeRecord<Board>(boardsOf(place.run), place.channel, (board) => {
    return board?.posted ? { ...board, posted: { ...board.posted, hush, shown: '' } } : board
  })
  await noteTended(means.store, pressed.place, pressed.person, place.run)
  await means.lookAgain?.(place)
  return privateReply(lang, say.noted)
}
