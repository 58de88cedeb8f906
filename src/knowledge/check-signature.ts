import type { Signature } from './knowledge.ts'
import { type Problem, quote } from './mistake.ts'

/** Words that any log has: alone they prove nothing. */
const ordinary = new Set(
  `a all already an and any are as at attribute be by call called can cannot check code command complete completed config connect connected
  connection could create created critical data debug denied did do does done end error errors exception execute exit exited fail failed
  failing failure false fatal file files for found from get got has have host http https id import in info installed installing into
  invalid is it item job line loading log main message missing module most my name new no none not null object of off ok on open
  operational option or out path permission ping process programming python read recent refused request response restart result return
  returned root run running runtime see server service set start started starting state status step stderr stdout stop stopped success
  successfully system task test text that the then this time timed timeout to trace traceback true type unable unexpected unknown up
  update use user using value version wait waiting warn warning was were when while will with write you your`.split(
    /\s+/,
  ),
)
const longCompound = 10

/** What is wrong with the signatures of a known error, taken together with its own sample log. */
export function checkSignatures(signatures: readonly Signature[], unless: readonly string[], log: string): Problem[] {
  const problems = signatures.flatMap((signature, index) => checkSignature(`signatures[${index}]`, signature))
  unless.forEach((line, index) => {
    if (isEmpty(line)) problems.push(onlyWildcards(`unless[${index}]`, line))
  })
  if (problems.length > 0 || !log) return problems
  const lines = log.split('\n').map(flat)
  if (!signatures.some((signature) => signature.every((line) => occurs(line, lines)))) {
    problems.push({
      field: 'signatures',
      rule: 'one of them must match the sample under # log',
      got: quote(signatures[0]?.join(' + ')),
    })
  }
  unless.forEach((line, index) => {
    const rule = 'must not match the sample under # log'
    if (occurs(line, lines)) problems.push({ field: `unless[${index}]`, rule, got: quote(line) })
  })
  return problems
}

function checkSignature(field: string, signature: Signature): Problem[] {
  const empty = signature.find(isEmpty)
  if (empty !== undefined) return [onlyWildcards(field, empty)]
  const words = signature.flatMap(wordsOf)
  const telling = new Set(words.flatMap(weighed).filter((word) => !ordinary.has(word)))
  const phrase = Math.max(...signature.flatMap((line) => line.split('<*>')).map((piece) => wordsOf(piece).length))
  if (telling.size >= 2 || (telling.size === 1 && (phrase >= 3 || words.length >= 5))) return []
  const rule = 'would match ordinary lines: it needs two words that they do not have, or one in a phrase of three'
  return [{ field, rule, got: quote(signature.join(' + ')) }]
}

/** A word in lower case; a long compound (a class or option name) counts by its parts too, as no ordinary line has it. */
function weighed(word: string): string[] {
  const whole = word.toLowerCase()
  if (word.length < longCompound) return [whole]
  const parts = word.match(/[A-Z]+(?![a-z])|[A-Z]?[a-z]+/g) ?? []
  if (parts.length < 2) return [whole]
  const plain = parts.every((part) => ordinary.has(part.toLowerCase()))
  return plain ? [whole] : [whole, ...parts.map((part) => part.toLowerCase())]
}

function isEmpty(line: string): boolean {
  return !/[\p{L}\p{N}]/u.test(line.replaceAll('<*>', ''))
}

function onlyWildcards(field: string, line: string): Problem {
  return { field, rule: 'must hold constant words, not wildcards alone', got: quote(line) }
}

const word = /\p{Script=Han}{2}|\d{1,3}(?:\.\d{1,3}){3}|\d{4,}|\p{L}[\p{L}\d_]+/gu

/** The constant words of a line, and addresses; a Han run counts by pairs. Short numbers and single letters are no words. */
function wordsOf(line: string): string[] {
  return line.replaceAll('<*>', ' ').match(word) ?? []
}

/** Whether the constant pieces of a signature's line stand in order in one line of the log, or in one that was wrapped. */
function occurs(line: string, log: readonly string[]): boolean {
  const pieces = flat(line.replaceAll('<*>', ' ')).split(' ').filter(Boolean)
  return log.some((one, index) => inOrder(pieces, `${one} ${log[index + 1] ?? ''}`))
}

function inOrder(pieces: readonly string[], text: string): boolean {
  let from = 0
  for (const piece of pieces) {
    const at = text.indexOf(piece, from)
    if (at < 0) return false
    from = at + piece.length
  }
  return true
}

function flat(line: string): string {
  return line
    .toLowerCase()
    .replace(/["'`‘’“”\\]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
}
