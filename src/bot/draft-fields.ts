import { languageOf } from '../answer/language.ts'
import { checkSignatures } from '../knowledge/check-signature.ts'
import type { Lang } from '../knowledge/knowledge.ts'
import type { Filled, Speech } from '../message.ts'
import { asCommands, asProse } from './draft-prose.ts'
import { draftTexts } from './draft-texts.ts'
import type { DraftFields } from './drafts.ts'

/** The same bounds as in the knowledge folder. */
export const longest = {
  title: 100,
  signature: 2_000,
  line: 400,
  cause: 700,
  fix: 1_400,
  check: 700,
  ask: 200,
  answer: 400,
  commands: 1_000,
} as const
const mostSignatures = 8

/** What was filled in, as a draft has it; or what to change, in words for who wrote it. */
export type ReadFields =
  | { readonly kind: 'fields'; readonly fields: DraftFields }
  | { readonly kind: 'refused'; readonly reason: string }

/** The sample is the log that the form was made for. */
export function errorFields(filled: Filled['fields'], sample: string, lang: Speech): ReadFields {
  const say = draftTexts[lang]
  const words = { ...errorWords(filled) }
  const signatures = signaturesIn(filled.signature ?? '')
  const lack = lacking({ ...words, signature: signatures.join('\n') }, say.errorForm)
  if (lack) return { kind: 'refused', reason: say.refused.empty(lack) }
  const tooLong = signatures.some((line) => line.length > longest.line) || signatures.length > mostSignatures
  const over = tooLong ? say.errorForm.signature : overlong(words, say.errorForm)
  if (over) return { kind: 'refused', reason: say.refused.long(over) }
  const general = signatures.find((line) => checkSignatures([[line]], [], '').length > 0)
  if (general !== undefined) return { kind: 'refused', reason: say.refused.general(asCode(general)) }
  const whole = sampleWith(sample, signatures)
  return { kind: 'fields', fields: { kind: 'error', signatures, sample: whole, words: { [langOf(words)]: words } } }
}

export function noteFields(filled: Filled['fields'], lang: Speech): ReadFields {
  const say = draftTexts[lang]
  const words = {
    title: plainLine(filled.title ?? ''),
    answer: asProse(filled.answer ?? '').replace(/\n{2,}/g, '\n'),
    commands: commandsOnly(filled.commands ?? ''),
  }
  const ask = plainLine(filled.ask ?? '')
  const lack = lacking({ title: words.title, ask, answer: words.answer }, say.noteForm)
  if (lack) return { kind: 'refused', reason: say.refused.empty(lack) }
  const over = overlong({ ...words, ask }, say.noteForm)
  if (over) return { kind: 'refused', reason: say.refused.long(over) }
  return { kind: 'fields', fields: { kind: 'note', asks: [ask], words: { [langOf(words)]: words } } }
}

/** The text in its other language, beside what there is. */
export function translated(fields: DraftFields, filled: Filled['fields'], to: Lang): DraftFields {
  if (fields.kind === 'error') return { ...fields, words: { ...fields.words, [to]: errorWords(filled) } }
  const ask = plainLine(filled.ask ?? '')
  const note = {
    title: plainLine(filled.title ?? ''),
    answer: asProse(filled.answer ?? ''),
    commands: fields.words[to === 'en' ? 'zh' : 'en']?.commands ?? '',
  }
  return {
    ...fields,
    asks: [...fields.asks.slice(0, 1), ...(ask ? [ask] : [])],
    words: { ...fields.words, [to]: note },
  }
}

const errorWords = ({ title = '', cause = '', fix = '', check = '' }: Filled['fields']) => ({
  title: plainLine(title),
  cause: asProse(cause),
  fix: asCommands(fix),
  check: asCommands(check),
})

/** One line without what Markdown would take for its own; names such as egg_info stay. */
const plainLine = (text: string): string =>
  text
    .replace(/<\*>/g, '…')
    .replace(/[*`<>[\]\\|#~\p{Cc}\p{Cf}]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()

const commandsOnly = (text: string): string =>
  text
    .replace(/^\s*(?:```|~~~).*$/gm, '')
    .replace(/^[#$] /gm, '')
    .trim()

function signaturesIn(text: string): string[] {
  const lines = text.split('\n').map((line) =>
    line
      .replace(/[\p{Cc}\p{Cf}]/gu, ' ')
      .replace(/\s+/g, ' ')
      .trim(),
  )
  return [...new Set(lines.filter(Boolean))]
}

/** Lines that the log does not hold stand at its end: a sample must prove the error. */
function sampleWith(sample: string, signatures: readonly string[]): string {
  const fits =
    checkSignatures(
      signatures.map((line) => [line]),
      [],
      sample,
    ).length === 0
  if (sample.trim() && fits) return sample
  return [sample, ...signatures].filter(Boolean).join('\n').replaceAll('```', "'''")
}

const langOf = ({ title, ...words }: Readonly<Record<string, string>>): Lang =>
  languageOf([title, words.cause ?? words.answer].join('\n').replace(/`[^`]*`/g, ''))

function lacking(words: Readonly<Record<string, string>>, names: Readonly<Record<string, string>>): string | undefined {
  const name = Object.keys(words).find((one) => !words[one]?.trim())
  return name && (names[name] ?? name)
}

function overlong(
  words: Readonly<Record<string, string>>,
  names: Readonly<Record<string, string>>,
): string | undefined {
  const name = Object.keys(words).find((one) => (words[one] ?? '').length > longest[one as keyof typeof longest])
  return name && (names[name] ?? name)
}

export const asCode = (text: string): string => `\`\`\`\n${text.replaceAll('```', "'''")}\n\`\`\``
