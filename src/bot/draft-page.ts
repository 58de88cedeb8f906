import { guessNextStep } from '../diagnose/next-step.ts'
import { type WrittenPage, writeErrorPage, writeNotePage } from '../knowledge/write-page.ts'
import type { Draft, DraftFields } from './drafts.ts'
import { dayOf, knowledgeOf } from './team-knowledge.ts'

export interface PageOptions {
  /** An address that its facts come from. */
  readonly source: string
  /** The folder under `errors/` or `notes/`; guessed where it is not given. */
  readonly folder?: string | undefined
}

/** A draft as the file of a pull request. What it lacks in one language is left blank in the file. */
export function draftPage(draft: Draft, { source, folder }: PageOptions): WrittenPage {
  const { fields } = draft
  const { errors, notes } = knowledgeOf([draft])
  const shared = { id: slugOf(draft), sources: [source], reviewed: dayOf(draft.decided?.at ?? draft.at) }
  const title = only(fields, ({ title: text }) => text)
  const [error] = errors
  if (error && fields.kind === 'error') {
    const { team: _, file: __, ...front } = error
    const text = keep(error.text, fields)
    return writeErrorPage({ ...front, ...shared, title, text, component: folder ?? componentOf(fields) })
  }
  const { team: _, file: __, ...front } = notes[0] as (typeof notes)[number]
  return writeNotePage(
    { ...front, ...shared, releases: 'all maintained', title, text: keep(front.text, fields), asks: asksOf(draft) },
    folder ?? 'team',
  )
}

type Words = NonNullable<DraftFields['words']['en']>

function only<Text>({ words }: DraftFields, take: (words: Words) => Text): { en?: Text; zh?: Text } {
  return { ...(words.en && { en: take(words.en) }), ...(words.zh && { zh: take(words.zh) }) }
}

/** Only the languages that were written. */
const keep = <Text>(text: Readonly<Record<'en' | 'zh', Text>>, { words }: DraftFields): { en?: Text; zh?: Text } => ({
  ...(words.en && { en: text.en }),
  ...(words.zh && { zh: text.zh }),
})

/** A note must be asked for in both languages. */
function asksOf({ fields }: Draft): string[] {
  const asks = fields.kind === 'note' ? fields.asks : []
  const isChinese = (ask: string) => /\p{Script=Han}/u.test(ask)
  return [
    ...asks,
    ...(asks.every(isChinese) ? ['FILL: a question in English'] : []),
    ...(asks.some(isChinese) ? [] : ['FILL: 一个中文问法']),
  ]
}

const componentOf = ({ signatures, sample }: Extract<DraftFields, { kind: 'error' }>): string =>
  guessNextStep(Buffer.from([...signatures, ...signatures, sample].join('\n')), []).component

/** From the English title, else from the line that proves it; the draft's own id where neither says anything. */
function slugOf({ id, fields }: Draft): string {
  const line = fields.kind === 'error' ? (fields.signatures[0] ?? '') : ''
  const words = (text: string) =>
    text
      .toLowerCase()
      .replaceAll('<*>', ' ')
      .match(/[a-z0-9]+/g) ?? []
  const found = [words(fields.words.en?.title ?? ''), words(line)].find((some) => some.length > 1) ?? [id]
  const slug = found.slice(0, 7).join('-').slice(0, 50).replace(/-+$/, '')
  return slug || id
}
