import { decodeLog } from '../diagnose/decode-log.ts'
import { labels } from '../diagnose/labels.ts'
import { hideSecrets } from '../hide-secrets.ts'
import type { FileRef, Happened, Reply } from '../message.ts'
import { againButton, buttonsFor } from './buttons.ts'
import { keepReply } from './kept-reply.ts'
import { channelOf, conversationOf, keyOf } from './keys.ts'
import { looksLikeLog } from './looks-like-log.ts'
import type { Means } from './means.ts'
import { plainReply, speechFor } from './plain-reply.ts'
import { type ReadLog, readLog } from './read-log.ts'
import { replyTo } from './reply-to.ts'
import { texts } from './texts.ts'
import { recallTurns, rememberTurn } from './turns.ts'
import { countAsked } from './week/asked.ts'

/** What wants an answer or a diagnosis. */
export interface Ask {
  readonly happened: Happened
  readonly text: string
  readonly files: readonly FileRef[]
  readonly earlier: readonly string[]
  /** The text is a log whatever it looks like. */
  readonly isLog?: boolean
  /** Secrets that were hidden in the text before it came here. */
  readonly hidden: number
  /** Only the one who asked sees the reply. */
  readonly private: boolean
  /** Nobody asked: rather nothing than an "I don't know". */
  readonly onlyKnown?: boolean
}

/** What a gap or a published answer shows of a question or a log. */
const longestQuestion = 2_000

/** Answers or diagnoses, and remembers what later questions, buttons and the worklist need of it. */
export async function answerFor(means: Means, ask: Ask): Promise<Reply | undefined> {
  const { happened, text } = ask
  const say = texts[speechFor(happened.person, text)]
  const read = await readLog(ask.files, (address) => means.fetchFile(happened.place.chat, address), say)
  if (read.kind === 'refused' && !text.trim()) {
    return ask.onlyKnown
      ? undefined
      : { ...plainReply('failed', speechFor(happened.person, text), read.reason), private: ask.private }
  }
  const reply = await replied(means, ask, read)
  if (ask.onlyKnown && (reply.kind === 'unsure' || reply.kind === 'unknown')) return undefined
  const isLog = read.kind === 'log' || ask.isLog === true || looksLikeLog(text)
  const question = read.kind === 'log' ? endOf(read.bytes) : text.slice(0, longestQuestion)
  await note(means, happened, reply, { question, isLog })
  return read.kind === 'refused' ? { ...reply, markdown: `${reply.markdown}\n\n${read.reason}` } : reply
}

async function replied(means: Means, ask: Ask, read: ReadLog): Promise<Reply> {
  const { happened, text, isLog = false, hidden } = ask
  const conversation = conversationOf(happened)
  const turns = await recallTurns(means.store, conversation, ask.earlier)
  const { locale } = happened.person
  const found = await replyTo(means.wits, {
    text,
    isLog,
    earlier: turns.at(-1) === text ? turns.slice(0, -1) : turns,
    locale,
    ...(read.kind === 'log' && { log: read.bytes }),
  })
  if (found.kind === 'answered') await rememberTurn(means.store, conversation, turns, text)
  const counted = hidden > 0 && read.kind !== 'log' ? `\n\n_${labels[found.lang].hidden(hidden)}_` : ''
  const reply: Reply = { ...found, markdown: found.markdown + counted, ...(ask.private && { private: true }) }
  const key = keyOf(happened)
  const buttons = buttonsFor(reply, { key, place: happened.place, library: means.wits.library })
  return { ...reply, buttons, ...(ask.private && { again: againButton(key, reply.lang) }) }
}

async function note(
  { store }: Means,
  happened: Happened,
  { kind, markdown, lang, confidence, ids }: Reply,
  { question, isLog }: { readonly question: string; readonly isLog: boolean },
): Promise<void> {
  const key = keyOf(happened)
  if (!isLog) await countAsked(store, happened)
  await keepReply(store, key, { kind, markdown, lang, confidence, ids, question, isLog })
  if (kind !== 'unsure' && kind !== 'unknown') return
  await store.addGap({
    id: key,
    kind,
    text: question,
    lang,
    channel: channelOf(happened.place),
    at: happened.at,
    person: happened.person.id,
  })
}

/** The last lines of a file, for the worklist. */
function endOf(bytes: Uint8Array): string {
  const tail = Buffer.from(decodeLog(bytes).subarray(-4 * longestQuestion)).toString('utf8')
  return hideSecrets(tail).text.slice(-longestQuestion)
}
