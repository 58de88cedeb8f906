import { describe, expect, it } from 'vitest'
import { compileErrors, diagnose } from '../../src/diagnose/diagnose.ts'
import { writeDiagnosis } from '../../src/diagnose/write-diagnosis.ts'
import { makeError } from './make-error.ts'

const first = makeError('first', [['Galloping zebra <*> refused the quagmire socket']])
const second = makeError('second', [['Marmalade cluster <*> lost its toast quorum']])
const vague = makeError('vague', [['Unhandled walrus in the pantry backend']], { symptom: true })
const matcher = compileErrors([first, second, vague])
const log = [
  'ERROR Galloping zebra 7 refused the quagmire socket password=hunter22',
  'ERROR Unhandled walrus in the pantry backend',
  'ERROR Marmalade cluster 9 lost its toast quorum',
].join('\n')

describe('writeDiagnosis', () => {
  it('gives title, cause, fix and check before the proof', () => {
    const text = writeDiagnosis(diagnose(matcher, log), 'en')
    const places = [
      '**Title of first**',
      'Cause of first.',
      'sudo fix first',
      'check first',
      '1: ERROR Galloping zebra',
    ].map((part) => text.indexOf(part))
    expect(places).not.toContain(-1)
    expect(places).toEqual([...places].sort((a, b) => a - b))
    expect(text).toContain('https://docs.openstack.org/')
  })

  it('gives a further failure in one line with its fix, and consequences by name', () => {
    const text = writeDiagnosis(diagnose(matcher, log), 'en')
    expect(text).toMatch(/\n- \*\*Title of second \(line 3\)\*\*: Do this: `sudo fix second`\n/)
    expect(text).toMatch(/\n- Title of vague \(line 2\)\n/)
  })

  it('hides secrets and says how many', () => {
    const text = writeDiagnosis(diagnose(matcher, log), 'en')
    expect(text).not.toContain('hunter22')
    expect(text).toContain('1 secret was hidden.')
  })

  it('speaks Chinese when asked', () => {
    const text = writeDiagnosis(diagnose(matcher, log), 'zh')
    expect(text).toContain('**first 的标题**')
    expect(text).toContain('first 的原因。')
    expect(text).toContain('**解决**')
  })

  it('says that a lone symptom is one', () => {
    expect(writeDiagnosis(diagnose(matcher, 'ERROR Unhandled walrus in the pantry backend'), 'en')).toContain(
      'This is a symptom',
    )
  })

  it('says openly when it is not sure, with the fix of the nearest', () => {
    const text = writeDiagnosis(diagnose(matcher, 'ERROR galloping zebra refused a socket'), 'en')
    expect(text).toMatch(/^_Not sure/)
    expect(text).toContain('sudo fix first')
    expect(text).toContain('`Galloping zebra <*> refused the quagmire socket`')
  })

  it('lists what to collect when it knows nothing', () => {
    const text = writeDiagnosis(diagnose(matcher, 'CRITICAL nova failed: glomp'), 'en')
    expect(text).toMatch(/^No known error fits this log\./)
    expect(text).toContain('1: CRITICAL nova failed: glomp')
    expect(text).toContain('openstack compute service list')
  })

  it('cannot be broken out of by the log', () => {
    const text = writeDiagnosis(
      diagnose(matcher, 'ERROR ``` Galloping zebra refused the quagmire socket ``` @everyone'),
      'en',
    )
    expect(text.match(/```/g)?.length).toBe(6)
  })
})
