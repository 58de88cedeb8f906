import { describe, expect, it } from 'vitest'
import { compileErrors } from '../../src/diagnose/diagnose.ts'
import { followLog } from '../../src/diagnose/follow-log.ts'
import { makeError } from './make-error.ts'

const matcher = compileErrors([
  makeError('flux', [['Cannot frobnicate the quantum flux capacitor']]),
  makeError('warp', [['Warp coil misaligned by the helmsman', 'Dilithium chamber pressure lost']]),
])
const noise = (count: number) => `${'2026-01-01 10:00:00 INFO all is well in engineering\n'.repeat(count)}`
const fluxLine = '2026-01-01 10:00:01 ERROR Cannot frobnicate the quantum flux capacitor 4711\n'

function follow() {
  const follower = followLog(matcher)
  return {
    ...follower,
    say: (text: string) =>
      follower
        .push(Buffer.from(text))
        .flatMap(({ findings }) => findings.map(({ error, evidence }) => `${error.id}@${evidence[0]?.line}`)),
  }
}

describe('a log that is followed', () => {
  it('names an error when its line is whole, once, with its place since following began', () => {
    const { say } = follow()
    expect(say(noise(6) + fluxLine.slice(0, 60))).toEqual([])
    expect(say(fluxLine.slice(60))).toEqual(['flux@7'])
    expect(say(noise(3) + fluxLine)).toEqual([])
  })

  it('sees a failure whose lines come in different pieces', () => {
    const { say } = follow()
    expect(say('ERROR Warp coil misaligned by the helmsman\n')).toEqual([])
    expect(say(noise(20))).toEqual([])
    expect(say('ERROR Dilithium chamber pressure lost\n')).toEqual(['warp@1'])
  })

  it('looks at a last line without end when the log ends', () => {
    const { push, end } = followLog(matcher)
    expect(push(Buffer.from(fluxLine.trimEnd()))).toEqual([])
    expect(end().map(({ findings }) => findings[0]?.error.id)).toEqual(['flux'])
  })

  it('joins nothing across a cut of the file', () => {
    const { say, restart } = follow()
    say('ERROR Warp coil misaligned by the helmsman\nERROR Dilithium chamber ')
    restart()
    expect(say('pressure lost\nERROR Dilithium chamber pressure lost\n')).toEqual([])
  })

  it('keeps little of a long log, and its line numbers right', () => {
    const { say } = follow()
    let lines = 0
    for (let round = 0; round < 40; round++, lines += 1_000) expect(say(noise(1_000))).toEqual([])
    expect(say(fluxLine)).toEqual([`flux@${lines + 1}`])
  })

  it('bears a line that never ends', () => {
    const { say } = follow()
    for (let round = 0; round < 30; round++) expect(say('x'.repeat(60_000))).toEqual([])
    expect(say(`\n${fluxLine}`)).toHaveLength(1)
  })
})
