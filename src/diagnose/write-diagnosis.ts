/**
 * A diagnosis as a person reads it: what broke, how to repair it, how to check that, and only then the proof.
 * Markdown. Nobody reads on in a chat, so cause and fix stand in the first screen.
 */

import type { KnownError, Lang } from '../knowledge/knowledge.ts'
import { writeTeamMark } from '../knowledge/team-mark.ts'
import type { Diagnosis, Finding, Near, NextStep, QuotedLine } from './diagnosis.ts'
import { labels } from './labels.ts'

const mostQuoted = 4
const longestQuote = 200
const mostOthers = 5

/** `notes`: titles of what is worth reading, for where no known error is proved. */
export function writeDiagnosis(diagnosis: Diagnosis, lang: Lang, notes: readonly string[] = []): string {
  const parts = writeKind(diagnosis, lang)
  if (diagnosis.kind !== 'known') parts.push(list(labels[lang].notes, notes))
  if (diagnosis.hidden > 0) parts.push(`_${labels[lang].hidden(diagnosis.hidden)}_`)
  return parts.filter(Boolean).join('\n\n')
}

function writeKind(diagnosis: Diagnosis, lang: Lang): string[] {
  switch (diagnosis.kind) {
    case 'known':
      return writeKnown(diagnosis.findings, lang)
    case 'similar':
      return writeSimilar(diagnosis.near, diagnosis, lang)
    case 'unknown':
      return writeUnknown(diagnosis.telling, diagnosis.next, lang)
  }
}

function writeKnown([first, ...rest]: readonly Finding[], lang: Lang): string[] {
  if (!first) return []
  const label = labels[lang]
  const { error, evidence, consequences } = first
  return [
    `**${error.title[lang]}**`,
    error.team ? writeTeamMark(error.team, lang) : '',
    error.symptom ? `_${label.symptom}_` : '',
    error.text[lang].cause,
    `**${label.fix}**\n\n${error.text[lang].fix}`,
    list(
      label.also,
      rest.slice(0, mostOthers).map((finding) => inBrief(finding.error, finding.evidence, lang)),
    ),
    `**${label.check}**\n\n${error.text[lang].check}`,
    list(
      label.follows,
      consequences.slice(0, mostOthers).map((one) => titled(one.error, one.evidence, lang)),
    ),
    quoted(label.proof, evidence),
    sourcesOf(error, lang),
  ]
}

interface Context {
  readonly telling: readonly QuotedLine[]
  readonly next: NextStep
}

function writeSimilar([best, ...others]: readonly Near[], { telling, next }: Context, lang: Lang): string[] {
  if (!best) return []
  const label = labels[lang]
  const { error, missing } = best
  return [
    `_${label.unsure}_`,
    `**${error.title[lang]}**`,
    error.team ? writeTeamMark(error.team, lang) : '',
    error.text[lang].cause,
    `**${label.fix}**\n\n${error.text[lang].fix}`,
    list(
      label.others,
      others.map((near) => inBrief(near.error, near.evidence, lang)),
    ),
    list(
      label.missing,
      missing.slice(0, 2).map((line) => code(line)),
    ),
    quoted(label.telling, telling.length > 0 ? telling : best.evidence),
    collect(next, lang),
  ]
}

function writeUnknown(telling: readonly QuotedLine[], next: NextStep, lang: Lang): string[] {
  const label = labels[lang]
  return [
    telling.length > 0 ? label.unknown : `${label.unknown} ${label.nothing}`,
    quoted(label.telling, telling),
    collect(next, lang),
  ]
}

const list = (heading: string, items: readonly string[]): string =>
  items.length === 0 ? '' : `**${heading}**\n\n${items.map((item) => `- ${item}`).join('\n')}`

function titled(error: KnownError, evidence: readonly QuotedLine[], lang: Lang): string {
  const [first] = evidence
  const title = first ? `${error.title[lang]} (${labels[lang].line(first.line)})` : error.title[lang]
  return error.team ? `${title} ${writeTeamMark(error.team, lang)}` : title
}

/** Title and the heart of the fix in one line: its first sentence and its first command. */
function inBrief(error: KnownError, evidence: readonly QuotedLine[], lang: Lang): string {
  const { fix } = error.text[lang]
  const prose = fix.split('\n').find((line) => line.trim() !== '' && !line.startsWith('```'))
  const command = /```[^\n]{0,20}\n(?:#[^\n]*\n)*([^\n]{1,160})\n/.exec(fix)?.[1]
  const steps = fix.startsWith('```')
    ? [command && code(command)]
    : [shorten(prose ?? '', 220), command && code(command)]
  return `**${titled(error, evidence, lang)}**: ${steps.filter(Boolean).join(' ')}`
}

function quoted(heading: string, lines: readonly QuotedLine[]): string {
  if (lines.length === 0) return ''
  const shown = lines.slice(0, mostQuoted).map(({ line, text }) => `${line}: ${shorten(text.trim(), longestQuote)}`)
  return `**${heading}**\n\n\`\`\`\n${shown.join('\n')}\n\`\`\``
}

const collect = ({ component, commands }: NextStep, lang: Lang): string =>
  `**${labels[lang].collect(component)}**\n\n\`\`\`\n${commands.join('\n')}\n\`\`\``

const sourcesOf = ({ sources }: KnownError, lang: Lang): string =>
  sources.length === 0 ? '' : `${labels[lang].sources}: ${sources.map((source) => `<${source}>`).join(' · ')}`

const code = (text: string): string => `\`${text.replaceAll('`', "'")}\``

const shorten = (text: string, length: number): string =>
  text.length <= length ? text : `${text.slice(0, length - 1)}…`
