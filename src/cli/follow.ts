import { compileErrors } from '../diagnose/diagnose.ts'
import { followLog, type Named } from '../diagnose/follow-log.ts'
import { writeDiagnosis } from '../diagnose/write-diagnosis.ts'
import type { Lang } from '../knowledge/knowledge.ts'
import { followFile, followStream } from './follow-bytes.ts'
import { printJson } from './json-lines.ts'
import { openWits } from './open-wits.ts'
import { printMarkdown } from './print-markdown.ts'

export interface FollowOptions {
  readonly json?: boolean
  readonly lang: Lang
}

/** Names the errors of a growing log as they come, each once, until Ctrl+C or the end of standard input. */
export async function follow(file: string, options: FollowOptions): Promise<void> {
  const { library } = await openWits()
  const follower = followLog(compileErrors([...library.errors.values()]))
  const stop = new AbortController()
  process.once('SIGINT', () => stop.abort())
  process.once('SIGTERM', () => stop.abort())
  process.stdout.once('error', () => stop.abort())
  const growth = file === '-' ? followStream(process.stdin, stop.signal) : followFile(file, stop.signal)
  for await (const step of growth) {
    if (step.kind === 'bytes') await print(follower.push(step.bytes), options)
    else follower.restart()
  }
  await print(follower.end(), options)
  process.stdin.destroy()
}

async function print(named: readonly Named[], { json, lang }: FollowOptions): Promise<void> {
  for (const diagnosis of named) {
    const text = writeDiagnosis(diagnosis, lang)
    if (json) for (const finding of diagnosis.findings) printJson(lineOf(finding, text))
    else await printMarkdown(`${text}\n\n---`)
  }
}

function lineOf({ error, confidence, evidence }: Named['findings'][number], text: string) {
  const { id, component, title, symptom } = error
  return { at: new Date().toISOString(), error: id, component, title, symptom, confidence, evidence, text }
}
