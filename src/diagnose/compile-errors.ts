/**
 * Known errors → a matcher, at every start. Every distinct signature line is compiled once, however many errors share it,
 * and in full only when a log comes near it.
 */

import type { KnownError } from '../knowledge/knowledge.ts'
import { chooseKeys, type Keys } from './choose-keys.ts'
import { type ErrorIndex, indexErrors } from './error-index.ts'
import { tellingHashes } from './ordinary-words.ts'
import { compilePattern, type Pattern } from './pattern.ts'
import { indexWords, type WordIndex } from './word-index.ts'
import { buildWordTable, type WordTable } from './word-table.ts'
import { weighWords } from './word-weights.ts'

/** A known error with its lines as numbers of patterns. */
export interface CompiledError {
  readonly error: KnownError
  readonly signatures: readonly (readonly number[])[]
  readonly unless: readonly number[]
}

/** What `compileErrors` gives and `diagnose` takes; its inside is nobody else's business. */
export interface Matcher {
  readonly errors: readonly CompiledError[]
  /** Pattern → the errors that it helps to prove, in their order; made when the first log needs it. */
  readonly provedBy: () => ReadonlyMap<number, readonly CompiledError[]>
  /** How many patterns there are, and each by its number. */
  readonly count: number
  readonly pattern: (number: number) => Pattern
  /** Which words a line must hold to be read closely; the keys stand in the table as pattern * 2 + place. */
  readonly keys: Keys
  /** Pattern → 1 when where it stands counts: it proves something together with another line, or rules something out near it. */
  readonly isShared: Uint8Array
  readonly table: WordTable
  readonly isOwnWord: (word: string) => boolean
  /** Word → the patterns that hold it; made when the first log needs it. */
  readonly wordIndex: () => WordIndex
  /** Words → the errors that they are like; made likewise. */
  readonly errorIndex: () => ErrorIndex
}

export function compileErrors(errors: readonly KnownError[]): Matcher {
  const weights = weighWords(errors.map((error) => `${error.signatures.flat().join('\n')}\n${error.log}`))
  const lines: string[] = []
  const [proving, rulingOut] = [numbering(lines), numbering(lines)]
  const compiled = errors.map((error) => ({
    error,
    signatures: error.signatures.map((signature) => signature.map(proving)),
    unless: error.unless.map(rulingOut),
  }))
  const rulesOut = new Uint8Array(lines.length)
  for (const { unless } of compiled) for (const line of unless) rulesOut[line] = 1
  const keys = chooseKeys(lines, weights, rulesOut)
  const patterns: Pattern[] = []
  const pattern = (number: number): Pattern => {
    patterns[number] ??= compilePattern(lines[number] ?? '', weights, rulesOut[number] === 1)
    return patterns[number]
  }
  return {
    errors: compiled,
    provedBy: once(() => indexErrorsByLine(compiled)),
    count: lines.length,
    pattern,
    keys,
    isShared: sharedLines(compiled, rulesOut),
    table: buildWordTable(keys.hashes, tellingHashes),
    isOwnWord: weights.isOwnWord,
    wordIndex: once(() => indexWords(lines, weights)),
    errorIndex: once(() => indexErrors(errors)),
  }
}

function once<Value>(make: () => Value): () => Value {
  let made: Value | undefined
  return () => {
    made ??= make()
    return made
  }
}

function indexErrorsByLine(errors: readonly CompiledError[]): Map<number, CompiledError[]> {
  const index = new Map<number, CompiledError[]>()
  for (const error of errors) {
    for (const line of new Set(error.signatures.flat())) {
      const entries = index.get(line)
      if (entries) entries.push(error)
      else index.set(line, [error])
    }
  }
  return index
}

function sharedLines(errors: readonly CompiledError[], rulesOut: Uint8Array): Uint8Array {
  const shared = rulesOut.slice()
  for (const { signatures } of errors) {
    for (const lines of signatures) if (lines.length > 1) for (const line of lines) shared[line] = 1
  }
  return shared
}

/** Gives every distinct line a number, in the order of `lines`; one that proves and one that rules out are two. */
function numbering(lines: string[]): (line: string) => number {
  const numbers = new Map<string, number>()
  return (line) => {
    const number = numbers.get(line) ?? lines.push(line) - 1
    numbers.set(line, number)
    return number
  }
}
