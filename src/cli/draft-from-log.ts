import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { CheckedSignature, NamedLog } from '../diagnose/check-draft.ts'
import type { KnownError } from '../knowledge/knowledge.ts'
import { UsageError } from './json-lines.ts'
import { readLogFile, readStandardInput } from './read-log.ts'

export interface LogDraft {
  /** None of them hits a log of others. */
  readonly signatures: readonly string[]
  readonly sample: string
  readonly tooGeneral: readonly CheckedSignature[]
  /** The errors that the log proves already. */
  readonly known: readonly string[]
}

/** What a person must know before writing the texts, on stderr. */
export function sayDraft({ tooGeneral, known }: LogDraft): void {
  const say = (line: string) => process.stderr.write(`${line}\n`)
  if (known.length > 0) say(`The log proves a known error already: ${known.join(', ')}`)
  for (const { signature, hits } of tooGeneral) {
    const more = hits.length > mostNamed ? ` and ${hits.length - mostNamed} more` : ''
    say(`Left out, it would also be found in ${hits.slice(0, mostNamed).join(', ')}${more}: ${signature}`)
  }
}

const mostNamed = 3
const goodLogs = fileURLToPath(new URL('../../test/golden/good-logs', import.meta.url))

/** Signatures of a log, checked against the known errors' samples and, in a checkout, the good logs. */
export async function draftFromLog(file: string, kb: string): Promise<LogDraft> {
  const log = await (file === '-' ? readStandardInput() : readLogFile(file))
  const { draftSignatures } = await import('../diagnose/draft-signatures.ts')
  const { signatures, sample } = draftSignatures(log)
  if (signatures.length === 0) {
    throw new UsageError('no line of the log tells of a failure in words of its own; give --line and --signature')
  }
  const errors = await errorsOf(kb)
  const { checkDraft } = await import('../diagnose/check-draft.ts')
  const checked = checkDraft(errors, signatures, [
    ...errors.map(({ id, log }) => ({ name: id, log })),
    ...(await good()),
  ])
  const fit = checked.filter(({ hits }) => hits.length === 0).map(({ signature }) => signature)
  if (fit.length === 0) {
    const [{ signature = '', hits = [] } = {}] = checked
    throw new UsageError(`what the log says is said by others too (${hits[0]}): ${signature}`)
  }
  return {
    signatures: fit,
    sample,
    tooGeneral: checked.filter(({ hits }) => hits.length > 0),
    known: await knownIn(errors, log),
  }
}

/** Drafts that are not written yet are passed over. */
async function errorsOf(kb: string): Promise<readonly KnownError[]> {
  const [{ readKbFolder }, { readError }] = await Promise.all([
    import('../knowledge/read-kb-folder.ts'),
    import('../knowledge/read-error.ts'),
  ])
  const { errors } = await readKbFolder(kb)
  return errors.flatMap((file) => readError(file).value ?? [])
}

/** An installed copy has none. */
async function good(): Promise<NamedLog[]> {
  const entries = await readdir(goodLogs, { recursive: true, withFileTypes: true }).catch(() => [])
  const files = entries.filter((entry) => entry.isFile())
  return Promise.all(files.map(async ({ name, parentPath }) => ({ name, log: await readFile(join(parentPath, name)) })))
}

async function knownIn(errors: readonly KnownError[], log: Uint8Array): Promise<string[]> {
  const { openExaminer } = await import('../diagnose/examine.ts')
  const found = await openExaminer(errors)(log)
  return found.kind === 'known' ? found.findings.map(({ error }) => error.id) : []
}
