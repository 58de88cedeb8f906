/**
 * The door: a log → the known errors that it proves, the ones that it resembles, or what to collect next.
 * Synchronous and pure; `examine.ts` moves long logs off the event loop. Never shows a secret, never runs anything that a log says.
 */

import { compileErrors, type Matcher } from './compile-errors.ts'
import { decodeLog } from './decode-log.ts'
import type { Diagnosis, Finding, Near } from './diagnosis.ts'
import { findNear, type NearError } from './find-near.ts'
import { isProof } from './is-proof.ts'
import { judge, type Proof, proofsOf, type Verdict } from './judge-matches.ts'
import { nearRecords } from './near-records.ts'
import { guessNextStep, nextStepOf } from './next-step.ts'
import { openQuotes, type Place, type Quotes } from './quote-lines.ts'
import { requestOf } from './request-of.ts'
import { scanLog } from './scan-log.ts'
import { tellingLines } from './telling-lines.ts'

export { compileErrors, type Matcher }

export function diagnose(matcher: Matcher, log: string | Uint8Array): Diagnosis {
  const bytes = decodeLog(log)
  const scan = scanLog(matcher, bytes)
  const quotes = openQuotes(bytes)
  const verdicts = judge(proofsOf(matcher, scan.matches, (match) => requestOf(bytes, match)))
  if (verdicts.length > 0) {
    const findings = verdicts.slice(0, mostFindings).map((verdict) => findingOf(verdict, quotes))
    return { kind: 'known', findings, hidden: quotes.hidden() }
  }
  const places = tellingLines(bytes, scan.telling)
  const telling = places.map((place) => quotes.quote(place))
  const next = guessNextStep(bytes, places)
  const nearest = findNear(matcher, nearRecords(bytes, scan.telling), (place) => isProof(bytes, place))
  const near = nearest.map((one) => nearOf(one, quotes))
  const [nearer] = near
  if (!nearer) return { kind: 'unknown', telling, next, hidden: quotes.hidden() }
  return { kind: 'similar', near, telling, next: nextStepOf(nearer.error.component) ?? next, hidden: quotes.hidden() }
}

const mostFindings = 8
const mostEvidence = 4

function findingOf({ proof, consequences }: Verdict, quotes: Quotes): Finding {
  const finding = {
    error: proof.error.error,
    evidence: evidenceOf(proof, quotes),
    confidence: proof.confidence,
    consequences: consequences
      .slice(0, mostFindings)
      .map((one) => ({ error: one.error.error, evidence: evidenceOf(one, quotes) })),
  }
  return proof.request === undefined ? finding : { ...finding, request: proof.request }
}

/** The lines in which the matches begin and, where a message was wrapped, end. */
function evidenceOf({ matches }: Proof, quotes: Quotes) {
  const places = matches.flatMap(({ first, last }): Place[] => {
    const head = { start: first.start, end: last.line === first.line ? last.end : first.end, line: first.line }
    return last.line === first.line ? [head] : [head, { start: last.start, end: last.end, line: last.line }]
  })
  const lines = new Set<number>()
  return places
    .filter(({ line }) => !lines.has(line) && lines.add(line))
    .slice(0, mostEvidence)
    .map((place) => quotes.quote(place))
}

function nearOf({ error, confidence, missing, place: { first, last } }: NearError, quotes: Quotes): Near {
  const evidence = [quotes.quote({ start: first.start, end: last.end, line: first.line })]
  return { error: error.error, evidence, confidence, missing }
}
