import { writeSummary } from '../deploy/board.ts'
import type { Decision } from '../deploy/posted.ts'
import { groupFailures } from '../deploy/same-failure.ts'
import type { RunView } from '../deploy/view-run.ts'
import type { Reply, Speech } from '../message.ts'
import { type Board, type BoardMeans, type BoardPlace, boardsOf, placeOf, postOnce, under } from './boards.ts'
import { buttonsFor } from './buttons.ts'
import { deployTexts, namesFor } from './deploy-texts.ts'
import { entryFor, failuresOf, noteFailure } from './failure-entry.ts'
import { keepReply } from './kept-reply.ts'
import { shortHash } from './keys.ts'
import { type Entered, solvedButtons } from './on-solved.ts'
import { plainReply } from './plain-reply.ts'
import { month } from './runs.ts'

/** More different failures at once are left to the board. */
const mostEntries = 10
/** A deployment with more different failures has a board to be looked at, not a thread to be read. */
const mostOfABoard = 30

export interface Telling extends BoardPlace {
  readonly board: Board
  readonly view: RunView
  readonly decision: Decision
  readonly lang: Speech
}

/** What a change has to say in the board's thread. Saying it again leaves one message. */
export async function tellThread(means: BoardMeans, telling: Telling): Promise<void> {
  const { board, view, decision, lang } = telling
  if (decision.kind !== 'edit' && decision.kind !== 'post') return
  if (decision.kind === 'edit' && decision.reason === 'failed') return tellFailures(means, telling, decision.hosts)
  const markdown = lineFor(view, decision, lang)
  if (!markdown) return
  const key = shortHash(`${board.key} ${decision.reason} ${board.posted?.at ?? 0}`)
  const reply = plainReply('said', lang, markdown)
  await postOnce(means, placeOf(telling.channel).chat, { key, to: under(board.ref), reply })
}

function lineFor(view: RunView, decision: Extract<Decision, { kind: 'edit' | 'post' }>, lang: Speech): string {
  const say = deployTexts[lang]
  const named = (state: RunView['state']) => view.hosts.filter((host) => host.state === state).map(({ host }) => host)
  if (decision.reason === 'resolved') return writeSummary(view, lang)
  if (decision.reason === 'reminder') return say.still(namesFor([...named('failed'), ...named('silent')], lang))
  const silent = decision.kind === 'edit' && decision.reason === 'silent' ? decision.hosts : []
  return silent.length > 0 ? say.silent(namesFor(silent, lang)) : ''
}

/** One entry for each different failure; further hosts with the same one are added to it. */
async function tellFailures(means: BoardMeans, telling: Telling, hosts: readonly string[]): Promise<void> {
  const groups = groupFailures(await failuresOf(means, telling.view, hosts))
  for (const group of groups.slice(0, mostEntries)) {
    const { board, channel, run, lang } = telling
    const { chat, id } = placeOf(channel)
    const kept = board.entries[group.key]
    if (!kept && Object.keys(board.entries).length >= mostOfABoard) continue
    const all = withoutParents([...new Set([...(kept?.hosts ?? []), ...group.hosts])].sort())
    const key = shortHash(`${board.key} ${group.key}`)
    const found = await entryFor(means, group, all, lang)
    const place = { chat, team: '', channel: id, direct: false }
    const context = { key, place, library: means.wits.library }
    const reply: Reply = { ...found, buttons: [...solvedButtons(key, lang), ...buttonsFor(found, context)] }
    const { host, seq } = group.first
    const entered: Entered = { key: group.key, run, host, seq }
    await means.store.remember(`failure:${key}`, entered, month)
    await keepReply(means.store, key, { ...reply, question: group.first.telling.slice(0, 2_000), isLog: true })
    const outgoing = { key, to: under(board.ref), reply }
    const ref = kept
      ? await means.send(chat, { ...outgoing, edit: kept.ref, attempt: 1 })
      : await postOnce(means, chat, outgoing)
    await noteFailure(means.store, group, reply, channel)
    await means.store.changeRecord<Board>(boardsOf(run), channel, (now) => {
      return now && { ...now, entries: { ...now.entries, [group.key]: { ref, hosts: all } } }
    })
  }
}

/** `deployer` fails with what it looks after, `deployer/compute-02`, and is not one more host with the failure. */
const withoutParents = (hosts: readonly string[]): string[] =>
  hosts.filter((host) => !hosts.some((other) => other.startsWith(`${host}/`)))
