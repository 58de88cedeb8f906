/**
 * A problem and what solved it, as people write them down → the fields of a known error, for a form that a person looks over. Pure and bounded.
 */
import { draftSignatures } from '../diagnose/draft-signatures.ts'
import { hideSecrets } from '../hide-secrets.ts'
import type { Speech } from '../message.ts'
import { fencedBlocks } from './commands-of.ts'
import { asCommands } from './draft-prose.ts'
import { draftTexts } from './draft-texts.ts'

/** What the form of a known error begins with. */
export interface ErrorProposal {
  readonly title: string
  readonly signatures: readonly string[]
  readonly cause: string
  readonly fix: string
  readonly check: string
  readonly sample: string
}

interface Options {
  /** The log of the failure, where there is one. */
  readonly log?: string | Uint8Array | undefined
  readonly lang: Speech
  /** Puts right what was typed from memory. */
  readonly mend?: (line: string) => string
}

const longestText = 6_000
const longestTitle = 100
/** Of a log any further line may be an echo of the first. */
const mostSignatures = 2

export function draftFrom(
  problem: string,
  solution: string,
  { log, lang, mend = (line) => line }: Options,
): ErrorProposal {
  const told = hideSecrets(problem.slice(0, longestText)).text
  const quoted = linesIn(told)
  const { signatures, sample } = log?.length
    ? draftSignatures(log)
    : draftSignatures(quoted.map((line) => mend(line)).join('\n'))
  const prose = proseOf(told, signatures, mend)
  const [first = ''] = prose.split('\n')
  const title = first.length > 3 && first.length <= longestTitle ? first : (signatures[0] ?? first)
  return {
    title: title.replaceAll('<*>', '…').slice(0, longestTitle),
    signatures: signatures.slice(0, mostSignatures),
    cause: prose === first ? '' : prose,
    fix: asCommands(hideSecrets(solution.slice(0, longestText)).text),
    check: draftTexts[lang].again,
    sample: sample.slice(0, longestText),
  }
}

const ellipsis = /\s*(?:…+|\.{3,})\s*/g
/** What people say before they quote: "it failed with: …". */
const saying =
  /^.{0,120}?\b(?:we|i|it|got|gets?|fail(?:s|ed)|says?|said|saw|gives?|shows?|error (?:was|is)|message)\b[^:"'`]{0,60}:\s+/i

/** The pieces of a text that can be lines of a log: what is fenced or in code spans, else lines without the Chinese around. */
function linesIn(problem: string): string[] {
  const fenced = fencedBlocks(problem).flatMap((block) => block.split('\n').slice(1, -1))
  const spans = [...problem.matchAll(/`([^`\n]{8,400})`/g)].map(([, span = '']) => span)
  const marked = [...fenced, ...spans].filter((line) => line.trim())
  const pieces = marked.length > 0 ? marked : problem.split(/\n|[\p{Script=Han}\u3000-\u303f\uff00-\uffef“”‘’]+/u)
  return pieces
    .map((line) => line.replace(saying, '').replace(ellipsis, ' <*> ').trim())
    .filter((line) => line.length >= 8)
    .slice(0, 40)
}

/** What is left of the problem when the quoted lines are taken out. */
function proseOf(problem: string, signatures: readonly string[], mend: (line: string) => string): string {
  const starts = signatures.map((line) => (line.split('<*>')[0] ?? '').trim()).filter((start) => start.length >= 8)
  const isQuote = (line: string) => starts.some((start) => mend(line).includes(start))
  return problem
    .split('\n')
    .filter((line) => line.trim() && !/^\s*(?:```|~~~)/.test(line) && !isQuote(line))
    .map((line) => line.replace(/^\s*(?:[ivx]{1,4}|\d{1,2})?[.、)]\s+/, '').trim())
    .filter((line) => !/^(?:报错内容|报错|错误信息|error|problem)[:：]?$/i.test(line))
    .join('\n')
}
