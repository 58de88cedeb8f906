import { describe, expect, it } from 'vitest'
import { openExaminer } from '../../src/diagnose/examine.ts'
import { makeError } from './make-error.ts'

const error = makeError('zebra', [['Galloping zebra <*> refused the quagmire socket']])
const line = 'ERROR Galloping zebra 7 refused the quagmire socket\n'

describe('openExaminer', () => {
  const examine = openExaminer([error])

  it('diagnoses a short log', async () => {
    expect(await examine(line)).toMatchObject({ kind: 'known', findings: [{ error: { id: 'zebra' } }] })
  })

  it('diagnoses a long log without holding up the event loop', async () => {
    const log = Buffer.from(`${'INFO nothing happened here at all, twice\n'.repeat(250_000)}${line}`)
    let worst = 0
    let last = performance.now()
    const timer = setInterval(() => {
      worst = Math.max(worst, performance.now() - last)
      last = performance.now()
    }, 2)
    const diagnosis = await examine(log)
    clearInterval(timer)
    expect(diagnosis).toMatchObject({
      kind: 'known',
      findings: [{ error: { id: 'zebra' }, evidence: [{ line: 250_001 }] }],
    })
    expect(worst).toBeLessThan(250)
    expect(log.length).toBeGreaterThan(10_000_000)
  }, 20_000)
})
