/**
 * Diagnosing for everybody else: errors once, then any number of logs. Short logs are done at once, long ones in a thread.
 */

import type { KnownError } from '../knowledge/knowledge.ts'
import { compileErrors, diagnose } from './diagnose.ts'
import { diagnoseInWorker } from './diagnose-in-worker.ts'
import type { Diagnosis } from './diagnosis.ts'

export type Examine = (log: string | Uint8Array) => Promise<Diagnosis>

/** Up to this length a diagnosis takes a few milliseconds; a thread takes longer to start. */
const longLog = 524_288

export function openExaminer(errors: readonly KnownError[]): Examine {
  const matcher = compileErrors(errors)
  return async (log) => (log.length > longLog ? diagnoseInWorker(errors, log) : diagnose(matcher, log))
}
