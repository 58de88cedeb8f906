import { Command } from 'commander'
import type { Wits } from '../bot/reply-to.ts'
import type { Diagnosis, QuotedLine } from '../diagnose/diagnosis.ts'
import { printJson, readJsonLines, UsageError } from './json-lines.ts'
import { printMarkdown } from './print-markdown.ts'
import { readLogFile, readStandardInput } from './read-log.ts'

const examples = `
Examples:
  askstack diagnose /opt/stack/logs/stack.sh.log
  journalctl -u devstack@n-cpu | askstack diagnose -
  askstack diagnose --lang zh nova-compute.log
  askstack diagnose --json stack.sh.log
  askstack diagnose --follow nova-compute.log
  journalctl -f -u 'devstack@*' | askstack diagnose --follow --json -
  askstack diagnose --jsonl < logs.jsonl     {"id","log"} a line in, a diagnosis a line out

In JSON, outcome is "known" (the log proves a cause), "similar" (it resembles known errors, or shows a symptom only) or "unknown".
`

const languages = ['en', 'zh'] as const
type Lang = (typeof languages)[number]

interface Options {
  readonly json?: boolean
  readonly jsonl?: boolean
  readonly follow?: boolean
  readonly team?: string
  readonly lang: Lang
}

/** `askstack diagnose`: a log file, standard input, or many logs as JSON lines. */
export function diagnoseCommand(): Command {
  return new Command('diagnose')
    .description('find the known cause of a failed deployment in a log, with the fix and the lines that prove it')
    .argument('[file]', 'the log, of up to 10 MB; - reads standard input')
    .option('--json', 'print one JSON object (with --follow one a line for each error)')
    .option('--follow', 'go on reading as the log grows; name each error once, when it comes; end with Ctrl+C')
    .option('--jsonl', 'read {"id","log"} lines from standard input, print a JSON object for each')
    .option('--lang <lang>', 'language of the diagnosis: en or zh', language, 'en' as Lang)
    .option('--team <team>', 'whose notes count beside those that ship, where several teams have some: slack:T0123')
    .addHelpText('after', examples)
    .action(diagnose)
}

function language(value: string): Lang {
  const found = languages.find((lang) => lang === value)
  if (!found) throw new UsageError(`--lang must be en or zh, got "${value}"`)
  return found
}

async function diagnose(file: string | undefined, { json, jsonl, follow, lang, team }: Options): Promise<void> {
  if (!file && !jsonl)
    throw new UsageError('which log? Give a file, or - for standard input: askstack diagnose stack.sh.log')
  if (follow && (jsonl || !file))
    throw new UsageError('--follow takes one log: askstack diagnose --follow nova-compute.log')
  if (follow && file) return (await import('./follow.ts')).follow(file, { lang, ...(json && { json }) })
  const { openWitsOf } = await import('./open-wits-of.ts')
  const wits = await openWitsOf(team)
  if (jsonl) {
    for await (const { id, log } of readJsonLines(process.stdin, ['id', 'log']))
      printJson(await examine(wits, id, log ?? '', lang))
    return
  }
  const found = await examine(
    wits,
    file,
    await (file === '-' ? readStandardInput() : readLogFile(file as string)),
    lang,
  )
  if (json) printJson(found)
  else await printMarkdown(found.text)
}

async function examine({ library, examine: look }: Wits, id: string | undefined, log: string | Uint8Array, lang: Lang) {
  const { tellDiagnosis } = await import('../bot/tell-diagnosis.ts')
  const start = performance.now()
  const diagnosis = await look(log)
  const ms = Math.round((performance.now() - start) * 10) / 10
  return {
    id,
    outcome: outcomeOf(diagnosis),
    text: tellDiagnosis(library, diagnosis, lang),
    ...provedBy(diagnosis),
    ms,
  }
}

/** To a program "known" says that the cause is: a symptom alone, whose text lists what to rule out, is not that sure. */
function outcomeOf(diagnosis: Diagnosis): Diagnosis['kind'] {
  const isSymptom = diagnosis.kind === 'known' && diagnosis.findings.every(({ error }) => error.symptom)
  return isSymptom ? 'similar' : diagnosis.kind
}

function provedBy(diagnosis: Diagnosis): { errors: string[]; evidence: readonly QuotedLine[] } {
  switch (diagnosis.kind) {
    case 'known':
      return {
        errors: diagnosis.findings.map(({ error }) => error.id),
        evidence: diagnosis.findings.flatMap(({ evidence }) => evidence),
      }
    case 'similar':
      return {
        errors: diagnosis.near.map(({ error }) => error.id),
        evidence: diagnosis.near.flatMap(({ evidence }) => evidence),
      }
    case 'unknown':
      return { errors: [], evidence: diagnosis.telling }
  }
}
