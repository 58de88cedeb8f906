/**
 * Looks at a run for one channel: posts its board, edits it, tells its thread, or says when to look again. A board's jobs are done one
 * after the other, so there is one message; whatever is done twice leaves one message as well.
 */
import { nameOfRun, type PastRun, writeBoard } from '../deploy/board.ts'
import { afterPost, needsPost } from '../deploy/needs-post.ts'
import type { Decision } from '../deploy/posted.ts'
import { type RunView, viewRun } from '../deploy/view-run.ts'
import type { Button, Reply, Speech } from '../message.ts'
import type { Table } from '../store/store.ts'
import {
  type Board,
  type BoardMeans,
  type BoardPlace,
  boardKey,
  boardsOf,
  placeOf,
  postOnce,
  readBoard,
} from './boards.ts'
import { channelLang } from './channel-lang.ts'
import { deployTexts } from './deploy-texts.ts'
import { escapeMarkdown, plainReply } from './plain-reply.ts'
import { momentOf, month, readRun } from './runs.ts'
import { tellThread } from './tell-thread.ts'

export const historyOf = (run: string): Table => ({ name: `history:${nameOfRun(run)}`, ttl: 12 * month, most: 50 })

/** Gives the time of the next look, or nothing where only a ping changes anything. */
export async function onBoard(means: BoardMeans, place: BoardPlace, now: number): Promise<number | undefined> {
  const { store } = means
  const view = viewRun(await readRun(store, place.run), await momentOf(store, now))
  const known = await readBoard(store, place)
  const decision = needsPost(known?.posted, view, now)
  if (decision.kind === 'wait') return decision.until
  if (decision.kind === 'none') return undefined
  const lang = await channelLang(store, place.channel)
  const board = await show(means, { ...place, view, decision, now, known, lang })
  const at = means.clock()
  await tellThread(means, { ...place, board, view, decision, lang })
  if (view.over) await keepHistory(means, view)
  const kept = await store.changeRecord<Board>(boardsOf(place.run), place.channel, (one) => {
    return one && { ...one, posted: { ...afterPost(one.posted, view, decision, now), at } }
  })
  const next = needsPost(kept?.posted, view, now)
  return next.kind === 'wait' ? next.until : next.kind === 'none' ? undefined : now
}

interface Showing extends BoardPlace {
  readonly view: RunView
  readonly decision: Decision
  readonly now: number
  readonly known: Board | undefined
  readonly lang: Speech
}

/** Edits the board that stands, or posts one: the first, that of a new round, or one in the place of a message that is gone. */
async function show(means: BoardMeans, showing: Showing): Promise<Board> {
  const { known, decision } = showing
  const isNew = decision.kind === 'post' && decision.reason !== 'reminder'
  // A board that told nothing yet was posted by a process that died before it could say so.
  if (!known || (isNew && known.posted)) return postNew(means, showing)
  const { chat, id } = placeOf(showing.channel)
  const reply = await replyFor(means, showing, known.key)
  try {
    await means.send(chat, { key: known.key, to: { channel: id }, reply, edit: known.ref, attempt: 1 })
    return known
  } catch (error) {
    if (!(error instanceof Error && /message_not_found|10008/.test(error.message))) throw error
    return postNew(means, showing)
  }
}

async function postNew(means: BoardMeans, showing: Showing): Promise<Board> {
  const { run, channel, known } = showing
  const { chat, id } = placeOf(channel)
  const round = (known?.round ?? 0) + 1
  const key = boardKey(showing, round)
  await means.store.remember(`board:${key}`, { run, channel }, month)
  const reply = await replyFor(means, showing, key)
  const ref = await postOnce(means, chat, { key, to: { channel: id }, reply })
  const board: Board = { key, round, ref, entries: {} }
  await means.store.changeRecord<Board>(boardsOf(run), channel, () => board)
  return board
}

async function replyFor(means: BoardMeans, { view, now, known, lang, decision }: Showing, key: string): Promise<Reply> {
  const past = await means.store.records(historyOf(view.run).name, 50)
  const history = ([...past.values()] as PastRun[]).filter(({ run }) => run !== view.run)
  const isBad = view.state === 'failed' || view.state === 'silent'
  // Who pressed did not speak of the failure that is news now.
  const isNews = decision.kind === 'edit' && decision.reason === 'failed'
  const hush = isBad && !isNews ? known?.posted?.hush : undefined
  const say = deployTexts[lang]
  const told = hush ? `\n\n_${say.hush[hush.kind](escapeMarkdown(hush.by))}_` : ''
  const reply = plainReply('said', lang, writeBoard({ view, now, history, lang }) + told)
  return { ...reply, buttons: isBad && hush?.kind !== 'taken' ? buttonsOf(key, lang) : [] }
}

function buttonsOf(key: string, lang: Speech): Button[] {
  const labels = deployTexts[lang].buttons
  return (['acknowledged', 'silenced', 'taken'] as const).map((kind) => ({
    action: `deploy-${kind}`,
    value: key,
    label: labels[kind],
  }))
}

async function keepHistory({ store }: BoardMeans, view: RunView): Promise<void> {
  const { run, state, startedAt, endedAt = startedAt, hosts } = view
  const past: PastRun = { run, state, startedAt, duration: Math.max(0, endedAt - startedAt), hosts: hosts.length }
  await store.changeRecord<PastRun>(historyOf(run), `${run} ${startedAt}`, () => past)
}
