import { answer } from '../answer/answer.ts'
import { languageOf } from '../answer/language.ts'
import type { Library } from '../answer/library.ts'
import type { Diagnosis } from '../diagnose/diagnosis.ts'
import type { Reply, Speech } from '../message.ts'
import { looksLikeLog } from './looks-like-log.ts'
import { tellDiagnosis } from './tell-diagnosis.ts'

/** What the bot knows and can do, opened once. */
export interface Wits {
  readonly library: Library
  readonly examine: (log: string | Uint8Array) => Promise<Diagnosis>
}

/** Something that wants an answer: a question in words, a log, or both. */
export interface Utterance {
  readonly text: string
  /** The content of an attached log. */
  readonly log?: string | Uint8Array
  /** True when the text is a log whatever it looks like. */
  readonly isLog?: boolean
  /** What was said before in the same conversation, oldest first. */
  readonly earlier: readonly string[]
  /** The member's language; used where the text shows none. */
  readonly locale?: Speech | undefined
}

/** A question of up to this many characters may quote an error that is known. */
const quotesAnError = 1_500

/** Answers a question or diagnoses a log; never rejects for what was said. */
export async function replyTo(wits: Wits, said: Utterance): Promise<Reply> {
  if (said.log !== undefined) return diagnosed(wits, await wits.examine(said.log), languageFor(said))
  const log = said.isLog || looksLikeLog(said.text)
  const short = said.text.length <= quotesAnError
  const asked = log && !short ? undefined : answered(wits, said)
  if (!log && (asked?.kind === 'answered' || !short)) return asked as Reply
  const diagnosis = await wits.examine(said.text)
  if (diagnosis.kind === 'known') return diagnosed(wits, diagnosis, languageFor(said))
  if (asked && (!log || (diagnosis.kind === 'unknown' && asked.kind === 'answered' && !said.isLog))) return asked
  return diagnosed(wits, diagnosis, languageFor(said))
}

function answered({ library }: Wits, { text, earlier }: Utterance): Reply {
  const found = answer(library, text, earlier)
  const { kind, markdown, lang, confidence } = found
  return { kind, markdown, lang, confidence, ids: found.kind === 'answered' ? found.ids : found.nearest, buttons: [] }
}

function diagnosed({ library }: Wits, diagnosis: Diagnosis, lang: Speech): Reply {
  const { kind } = diagnosis
  return { kind, markdown: tellDiagnosis(library, diagnosis, lang), lang, ...proof(diagnosis), buttons: [] }
}

function proof(diagnosis: Diagnosis): { confidence: number; ids: string[] } {
  switch (diagnosis.kind) {
    case 'known':
      return {
        confidence: diagnosis.findings[0]?.confidence ?? 0,
        ids: diagnosis.findings.map(({ error }) => error.id),
      }
    case 'similar':
      return { confidence: diagnosis.near[0]?.confidence ?? 0, ids: diagnosis.near.map(({ error }) => error.id) }
    case 'unknown':
      return { confidence: 0, ids: [] }
  }
}

/** A log has no language: its first or last line may, else what was said before, else the member. */
function languageFor({ text, earlier, locale }: Utterance): Speech {
  const lines = text.trim().split('\n')
  const spoken = [lines[0], lines.at(-1), earlier.at(-1)].filter((line) => line?.trim())
  if (spoken.some((line) => languageOf(line as string) === 'zh')) return 'zh'
  return locale ?? 'en'
}
