import type { KnownError } from '../knowledge/knowledge.ts'
import { compileErrors, diagnose } from './diagnose.ts'
import type { Diagnosis } from './diagnosis.ts'

export interface NamedLog {
  readonly name: string
  readonly log: string | Uint8Array
}

/** A drafted signature, and the logs of others that it would be found in: any makes it too general. */
export interface CheckedSignature {
  readonly signature: string
  readonly hits: readonly string[]
}

/** Each signature against logs that it must not be found in, as it would be judged beside the errors there are. */
export function checkDraft(
  errors: readonly KnownError[],
  signatures: readonly string[],
  logs: readonly NamedLog[],
): CheckedSignature[] {
  const drafts = signatures.map((signature, at) => draftOf(signature, at))
  const matcher = compileErrors([...errors, ...drafts])
  const hits = signatures.map((): string[] => [])
  for (const { name, log } of logs) {
    const found = idsOf(diagnose(matcher, log))
    drafts.forEach(({ id }, at) => {
      if (found.has(id)) hits[at]?.push(name)
    })
  }
  return signatures.map((signature, at) => ({ signature, hits: hits[at] ?? [] }))
}

function idsOf(diagnosis: Diagnosis): Set<string> {
  if (diagnosis.kind !== 'known') return new Set()
  return new Set(
    diagnosis.findings.flatMap(({ error, consequences }) => [error.id, ...consequences.map((one) => one.error.id)]),
  )
}

const nothing = { cause: '', fix: '', check: '' }

/** No id that a file could have. */
const draftOf = (signature: string, at: number): KnownError => ({
  id: `draft ${at}`,
  component: 'draft',
  title: { en: '', zh: '' },
  signatures: [[signature]],
  unless: [],
  symptom: false,
  asks: [],
  releases: '',
  platforms: [],
  sources: [],
  reviewed: '',
  text: { en: nothing, zh: nothing },
  log: '',
  file: '',
})
