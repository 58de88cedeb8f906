/**
 * The known errors that a log resembles, when it proves none: most of a signature's words in order within a line,
 * or many of the rare words of an error. Only where the log speaks of a failure at all.
 */

import { alike, type Likeness } from './alike.ts'
import type { CompiledError, Matcher } from './compile-errors.ts'
import { tellingWords } from './ordinary-words.ts'
import type { Pattern } from './pattern.ts'
import type { Token } from './read-record.ts'
import { ordinaryWeight } from './word-weights.ts'

export interface NearError {
  readonly error: CompiledError
  readonly confidence: number
  /** Lines of the signature that came nearest which the log does not hold whole. */
  readonly missing: readonly string[]
  readonly place: { readonly first: Token; readonly last: Token }
}

/** A record of the log, and whether it speaks of a failure. */
interface Spoken {
  readonly tokens: readonly Token[]
  readonly tells: boolean
}

const most = 3
const leastShare = 0.5
/** Where the record does not speak of a failure. */
const leastShareInCalm = 0.8
const leastWeight = 5
/**
 * Measured on every sixth of 2,133 known errors by taking from each the signatures that its own sample matches, and the sample: with these
 * bars it is still named first for 30 % of the samples and among the three for 44 %; of 39 good logs 6 resemble anything.
 */
const leastConfidence = 0.3
/** Where the record does not speak of a failure. */
const leastInCalm = 0.65

export function findNear(
  matcher: Matcher,
  records: readonly (readonly Token[])[],
  isFailure: (place: NearError['place']) => boolean,
): NearError[] {
  const spoken = records.map((tokens) => ({ tokens, tells: tellsOf(tokens) }))
  const byLine = likenessByLine(matcher, spoken)
  const byWords = spoken.some(({ tells }) => tells)
    ? likenessByWords(matcher, spoken)
    : new Map<CompiledError, number>()
  const provedBy = matcher.provedBy()
  const alone = [...byWords].filter(([, share]) => share >= leastConfidence).map(([error]) => error)
  const likely = new Set([...[...byLine.keys()].flatMap((number) => provedBy.get(number) ?? []), ...alone])
  const near = [...likely].flatMap((error) =>
    nearOf(matcher, error, { byLine, words: byWords.get(error) ?? 0, spoken }),
  )
  return near
    .filter(({ place }) => isFailure(place))
    .sort((a, b) => b.confidence - a.confidence)
    .slice(0, most)
}

function likenessByWords({ errors, errorIndex }: Matcher, records: readonly Spoken[]): Map<CompiledError, number> {
  const likeness = [...errorIndex().likeTo(wordsOf(records))]
  return new Map(likeness.map(([number, share]) => [errors[number] as CompiledError, share]))
}

/** Pattern → where it comes nearest. */
function likenessByLine(matcher: Matcher, records: readonly Spoken[]): Map<number, Likeness> {
  const likeness = new Map<number, Likeness>()
  const candidates = candidatesFor(matcher)
  for (const { tokens, tells } of records) {
    for (const number of candidates(tokens, tells ? leastShare : leastShareInCalm)) {
      const found = alike(matcher.pattern(number), tokens, tells)
      const best = likeness.get(number)
      if (found && (!best || found.share > best.share)) likeness.set(number, found)
    }
  }
  return likeness
}

/** Patterns of whose words a record holds a good part, in any order. */
function candidatesFor({ pattern, count, wordIndex }: Matcher): (record: readonly Token[], share: number) => number[] {
  const { entries, ordinary, whole } = wordIndex()
  const gathered = new Float64Array(count)
  return (record, share) => {
    const touched: number[] = []
    const words = new Set(record.map((token) => token.hash))
    for (const hash of words) {
      const entry = entries.get(hash)
      if (!entry) continue
      for (const number of entry.lines) {
        if (gathered[number] === 0) touched.push(number)
        gathered[number] = (gathered[number] as number) + entry.weight
      }
    }
    const good = touched.filter((number) => {
      const telling = gathered[number] as number
      const needed = Math.max(leastWeight, share * (whole[number] as number))
      if (telling + (ordinary[number] as number) < needed) return false
      return telling + ordinaryIn(pattern(number), words) >= needed
    })
    for (const number of touched) gathered[number] = 0
    return good
  }
}

const ordinaryIn = (pattern: Pattern, record: ReadonlySet<number>): number =>
  pattern.words.reduce(
    (sum, { hash, weight }) => (weight <= ordinaryWeight && record.has(hash) ? sum + weight : sum),
    0,
  )

interface Evidence {
  readonly byLine: ReadonlyMap<number, Likeness>
  /** Likeness of the error's words as a whole. */
  readonly words: number
  readonly spoken: readonly Spoken[]
}

function nearOf(matcher: Matcher, error: CompiledError, { byLine, words, spoken }: Evidence): NearError[] {
  const best = bestSignature(matcher, error, byLine)
  const inOrder = best ? confidenceOf(best.share, best.weight) : 0
  const confidence = Math.round((inOrder + (1 - inOrder) * Math.min(0.6, words)) * 100) / 100
  const tells = best?.place.tells || words > 0
  if (confidence < (tells ? leastConfidence : leastInCalm)) return []
  const place = best?.place ?? placeOf(matcher, error, spoken)
  return place ? [{ error, confidence, missing: best?.missing ?? error.error.signatures[0] ?? [], place }] : []
}

function bestSignature({ pattern }: Matcher, error: CompiledError, byLine: Evidence['byLine']) {
  const ranked = error.signatures.flatMap((numbers) => {
    const found = numbers.map((number) => byLine.get(number))
    const place = found.flatMap((one) => one ?? []).sort((a, b) => b.weight - a.weight)[0]
    if (!place) return []
    const whole = numbers.reduce((sum, number) => sum + pattern(number).weight, 0)
    const weight = found.reduce((sum, one) => sum + (one?.weight ?? 0), 0)
    const missing = numbers.filter((number) => (byLine.get(number)?.share ?? 0) < 0.99)
    return [{ share: weight / whole, weight, place, missing: missing.map((number) => pattern(number).text) }]
  })
  return ranked.sort((a, b) => confidenceOf(b.share, b.weight) - confidenceOf(a.share, a.weight))[0]
}

const confidenceOf = (share: number, weight: number): number =>
  Math.min(0.75, share * 0.8) * (1 - Math.exp(-weight / 8))

/** The telling record that shares most with the error. */
function placeOf(
  matcher: Matcher,
  { error }: CompiledError,
  spoken: readonly Spoken[],
): NearError['place'] | undefined {
  const { weightOf } = matcher.errorIndex()
  const own = new Set(`${error.signatures.flat().join(' ')} ${error.log}`.toLowerCase().match(/[a-z0-9_]{3,}/g))
  let best: { place: NearError['place']; score: number } | undefined
  for (const { tokens, tells } of spoken) {
    const shared = tokens.filter((token) => own.has(token.text) && weightOf(token.hash) > 0)
    const [first, last] = [shared[0], shared.at(-1)]
    const score = shared.reduce((sum, token) => sum + weightOf(token.hash), 0) * (tells ? 2 : 1)
    if (first && last && (!best || score > best.score)) best = { place: { first, last }, score }
  }
  return best?.place
}

const wordsOf = (spoken: readonly Spoken[]): Set<number> =>
  new Set(spoken.flatMap(({ tokens }) => tokens.map((token) => token.hash)))

/** Words that speak of a failure in earnest; a level of INFO or less takes it back. */
function tellsOf(record: readonly Token[]): boolean {
  const words = record.map(({ text }) => text)
  if (words.slice(0, 20).some((word) => word === 'info' || word === 'debug')) return false
  return words.some((word) => (tellingWords.get(word) ?? 0) >= 2 || /\w(?:error|exception)$/.test(word))
}
