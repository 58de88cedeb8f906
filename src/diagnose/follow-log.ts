/**
 * A log as it grows → the known errors in it, each once. Pure: bytes in, findings out; somebody else reads the file.
 * Bounded: only the last lines are kept, as much as one failure usually spans.
 */

import type { KnownError } from '../knowledge/knowledge.ts'
import { diagnose, type Matcher } from './diagnose.ts'
import type { Diagnosis, Finding, QuotedLine } from './diagnosis.ts'

/** A diagnosis of one finding; its lines are counted from where following began. */
export type Named = Extract<Diagnosis, { kind: 'known' }>

export interface LogFollower {
  /** The errors that the log proves with these bytes and did not before. */
  push(bytes: Uint8Array): Named[]
  /** The same for a last line that has no end. */
  end(): Named[]
  /** What comes next is another log (the file was cut or replaced): nothing of the old one goes on in it. */
  restart(): void
}

const keptBytes = 131_072
const longestLine = 65_536
const newline = 10

export function followLog(matcher: Matcher): LogFollower {
  const seen = new Set<string>()
  let kept: Uint8Array = new Uint8Array()
  /** Lines that were dropped from the front. */
  let dropped = 0
  let unfinished: Uint8Array = new Uint8Array()

  function look(lines: Uint8Array): Named[] {
    if (lines.length === 0) return []
    kept = Buffer.concat([kept, lines])
    const found = diagnose(matcher, kept)
    const named = found.kind === 'known' ? found.findings.filter(({ error }) => isNew(error)) : []
    if (found.kind === 'known')
      for (const { consequences } of found.findings) for (const { error } of consequences) isNew(error)
    const result = named.map(
      (finding): Named => ({ kind: 'known', findings: [moved(finding, dropped)], hidden: found.hidden }),
    )
    drop()
    return result
  }

  function isNew({ id }: KnownError): boolean {
    if (seen.has(id)) return false
    seen.add(id)
    return true
  }

  /** Whole lines go, the oldest first. */
  function drop(): void {
    if (kept.length <= keptBytes) return
    const from = kept.indexOf(newline, kept.length - keptBytes) + 1
    dropped += countLines(kept.subarray(0, from))
    kept = kept.slice(from)
  }

  return {
    push(bytes) {
      const all = Buffer.concat([unfinished, bytes])
      const end =
        all.length > longestLine
          ? Math.max(all.lastIndexOf(newline) + 1, all.length - longestLine)
          : all.lastIndexOf(newline) + 1
      unfinished = all.subarray(end)
      return look(all.subarray(0, end))
    },
    end() {
      const rest = unfinished
      unfinished = new Uint8Array()
      return look(rest)
    },
    restart() {
      kept = new Uint8Array()
      unfinished = new Uint8Array()
      dropped = 0
    },
  }
}

function countLines(bytes: Uint8Array): number {
  let count = 0
  for (let at = bytes.indexOf(newline); at >= 0; at = bytes.indexOf(newline, at + 1)) count++
  return count
}

function moved(finding: Finding, by: number): Finding {
  const move = (lines: readonly QuotedLine[]) => lines.map(({ line, text }) => ({ line: line + by, text }))
  return {
    ...finding,
    evidence: move(finding.evidence),
    consequences: finding.consequences.map((one) => ({ ...one, evidence: move(one.evidence) })),
  }
}
