import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compileErrors, diagnose } from '../../src/diagnose/diagnose.ts'
import { writeDiagnosis } from '../../src/diagnose/write-diagnosis.ts'
import { makeError } from './make-error.ts'

const matcher = compileErrors([
  makeError('egg', [['Command "python setup.py egg_info" failed with error code <*>']]),
  makeError('pair', [['Galloping zebra <*> refused', 'quagmire socket']], { unless: ['all is forgiven'] }),
])

const anyLog = fc.oneof(
  fc.uint8Array({ maxLength: 3_000 }),
  fc.string({ unit: 'binary', maxLength: 2_000 }),
  fc
    .array(
      fc.constantFrom(
        'Command "python',
        'setup.py egg_info"',
        'failed',
        'error code',
        '\\n',
        '\u001b[',
        '[0;31m',
        '&quot;',
        '\r',
        '\n',
        'TASK [',
        '...ignoring',
        '无法创建',
        '#012',
        "u'",
      ),
      { maxLength: 300 },
    )
    .map((pieces) => pieces.join(' ')),
)

describe('any log', () => {
  it('is diagnosed and written without a crash', () => {
    fc.assert(
      fc.property(anyLog, fc.constantFrom('en', 'zh'), (log, lang) => {
        const diagnosis = diagnose(matcher, log)
        expect(['known', 'similar', 'unknown']).toContain(diagnosis.kind)
        expect(writeDiagnosis(diagnosis, lang).length).toBeLessThan(12_000)
      }),
      { numRuns: 400 },
    )
  })

  it.each([
    ['one line without blanks', 'x'.repeat(2_000_000)],
    ['one line of words', 'error failed '.repeat(160_000)],
    ['nothing but newlines', '\n'.repeat(2_000_000)],
    ['nothing but escapes', '\\n'.repeat(1_000_000)],
    ['nothing but brackets', '[{'.repeat(1_000_000)],
    [
      'lines that all look like the error',
      'Command "python setup.py egg_info" failed with terror code\n'.repeat(35_000),
    ],
    [
      'the same with numbers',
      Array.from(
        { length: 35_000 },
        (_, at) => `Command ${at} "python setup.py egg_info" failed ${at.toString(36)}`,
      ).join('\n'),
    ],
    [
      'lines of different words',
      Array.from(
        { length: 50_000 },
        (_, at) => `error failed egg_info command python ${at.toString(26).replace(/\d/g, 'q')}`,
      ).join('\n'),
    ],
  ])('%s is read in linear time', (_, log) => {
    const start = performance.now()
    diagnose(matcher, log)
    expect(performance.now() - start).toBeLessThan(1_500)
  })
})

const word = fc.string({ unit: fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz'), minLength: 4, maxLength: 10 })
const filler = fc.string({ unit: fc.constantFrom(...'abcdef0123456789-/.:'), maxLength: 20 })

describe('any signature', () => {
  it('matches its own example, whatever stands at its wildcards', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(word, { minLength: 3, maxLength: 5 }), { minLength: 1, maxLength: 3 }),
        fc.array(filler, { minLength: 2, maxLength: 2 }),
        (runs, [one, two]) => {
          const pieces = runs.map((run) => run.join(' '))
          const error = makeError('it', [[pieces.join(' <*> ')]])
          const line =
            pieces.length < 3 ? pieces.join(` ${one} `) : `${pieces[0]} ${one} ${pieces[1]} ${two} ${pieces[2]}`
          const diagnosis = diagnose(compileErrors([error]), `2026-11-25 05:00:00 noise\n2026-11-25 05:00:01 ${line}\n`)
          expect(diagnosis.kind).toBe('known')
        },
      ),
      { numRuns: 300 },
    )
  })
})

describe('any secret', () => {
  const secret = fc.string({
    unit: fc.constantFrom(...'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'),
    minLength: 12,
    maxLength: 30,
  })
  const shapes = fc.constantFrom(
    (value: string) => `password=${value}`,
    (value: string) => `"adminPass": "${value}"`,
    (value: string) => `rabbit://openstack:${value}@ctl:5672`,
    (value: string) => `X-Auth-Token: ${value}`,
    (value: string) => `--os-password ${value}`,
    (value: string) => `-----BEGIN PRIVATE KEY-----\n${value}\n-----END PRIVATE KEY-----`,
  )

  it('is in no text that is written, wherever it stands in the log', () => {
    fc.assert(
      fc.property(secret, shapes, fc.nat(3), fc.nat(400), (value, shape, place, distance) => {
        const lines = [
          'ERROR nova failed',
          'Command "python setup.py egg_info" failed with error code 1',
          'ERROR: glomp',
        ]
        lines[place % 3] += `${' x'.repeat(distance)} ${shape(value)} ${'y '.repeat(distance)}`
        const diagnosis = diagnose(matcher, lines.join('\n'))
        expect(JSON.stringify(diagnosis)).not.toContain(value)
        expect(writeDiagnosis(diagnosis, 'en')).not.toContain(value)
        expect(diagnosis.hidden).toBeGreaterThan(0)
      }),
      { numRuns: 300 },
    )
  })
})
