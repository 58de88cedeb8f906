import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, it } from 'vitest'
import { compileErrors, diagnose, type Matcher } from '../../src/diagnose/diagnose.ts'
import type { KnownError } from '../../src/knowledge/knowledge.ts'
import { loadKnowledge } from '../../src/knowledge/load-knowledge.ts'

const kb = fileURLToPath(new URL('../../kb', import.meta.url))
const goodLogs = fileURLToPath(new URL('../golden/good-logs', import.meta.url))

let errors: readonly KnownError[] = []
let matcher: Matcher

beforeAll(async () => {
  const loaded = await loadKnowledge(kb)
  if (loaded.kind === 'mistakes') throw new Error('the kb has mistakes; npx askstack kb check lists them')
  errors = loaded.knowledge.errors
  matcher = compileErrors(errors)
}, 60_000)

function foundIn(log: string | Uint8Array): string[] {
  const diagnosis = diagnose(matcher, log)
  return diagnosis.kind === 'known' ? diagnosis.findings.map(({ error }) => error.id) : []
}

describe('the known errors', { timeout: 60_000 }, () => {
  it('each find their own sample first', () => {
    const offenders = errors.flatMap(({ id, log }) =>
      [log, `\n${log}`].flatMap((text) => (foundIn(text)[0] === id ? [] : [`${id}: finds ${foundIn(text)}`])),
    )
    expect(offenders).toEqual([])
  })

  it('find no sample of another', () => {
    const offenders = errors.flatMap(({ id, log }) => {
      const others = foundIn(log).filter((found) => found !== id)
      return others.length === 0 ? [] : [`the sample of ${id} also gives ${others}`]
    })
    expect(offenders).toEqual([])
  })

  it('find nothing in logs of runs that went well and of other worlds', () => {
    const logs = readdirSync(goodLogs, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.log'))
    expect(logs.length).toBeGreaterThanOrEqual(60)
    const offenders = logs.flatMap((file) => {
      const found = foundIn(readFileSync(`${goodLogs}/${file}`))
      return found.length === 0 ? [] : [`${file} gives ${found}`]
    })
    expect(offenders).toEqual([])
  })
})
