import { describe, expect, it } from 'vitest'
import { compileErrors, diagnose } from '../../src/diagnose/diagnose.ts'
import type { KnownError } from '../../src/knowledge/knowledge.ts'
import { makeError } from './make-error.ts'

const eggInfo = makeError('egg-info', [['Command "python setup.py egg_info" failed with error code <*>']])
const pulls = makeError('pulls', [['Error pulling image <*> toomanyrequests: You have reached your pull rate limit']])
const grants = makeError('grants', [["Access denied for user 'root'@'localhost' (using password: YES)"]])
const zh = makeError('zh', [["无法创建符号链接 '<*>': 文件已存在"]])
const kb = [eggInfo, pulls, grants, zh]

function idsOf(log: string | Uint8Array, errors: readonly KnownError[] = kb): string[] {
  const diagnosis = diagnose(compileErrors(errors), log)
  return diagnosis.kind === 'known' ? diagnosis.findings.map(({ error }) => error.id) : [diagnosis.kind]
}

describe('diagnose finds a signature', () => {
  it.each([
    ['as it is printed', 'Command "python setup.py egg_info" failed with error code 1 in /tmp/pip-build-x/nova'],
    ['with a typo in a word', 'Command "python setuo.py egg_info" failed with error code 1 in...'],
    ['with two letters swapped', 'Command "python setup.py egg_info" faield with error code 1'],
    ['in capitals and other quotes', 'COMMAND “PYTHON SETUP.PY EGG_INFO” FAILED WITH ERROR CODE 1'],
    ['behind a time stamp', '2017-06-12 09:14:52.410 | Command "python setup.py egg_info" failed with error code 1'],
    [
      'behind a journal prefix',
      'Nov 25 05:00:01 ctl stack[12]: Command "python setup.py egg_info" failed with error code 1',
    ],
    ['in colours', '\u001b[0;31mCommand "python setup.py egg_info"\u001b[0m failed with error code 1'],
    ['in colours that lost their escape', '[0;31mCommand "python setup.py egg_info" failed[0m with error code 1'],
    ['wrapped between words', 'Command "python setup.py egg_info" failed\n  with error code 1 in /tmp'],
    ['wrapped twice, before its rare words', 'Command\n"python\nsetup.py egg_info" failed with error code 1'],
    ['wrapped within a word', 'Command "python setup.py egg_info" fai\nled with error code 1'],
    ['in a quote of a chat', '> ```\n> Command "python setup.py egg_info" failed with error code 1\n> ```'],
    ['with Windows line ends', 'one\r\nCommand "python setup.py egg_info" failed with error code 1\r\ntwo\r\n'],
    ['behind a progress bar', ' 10%\r 50%\r 100%\rCommand "python setup.py egg_info" failed with error code 1'],
    ['in entities', 'Command &quot;python setup.py egg_info&quot; failed with error code 1'],
    [
      'in ansible JSON',
      'fatal: [h]: FAILED! => {"msg": "x\\nCommand \\"python setup.py egg_info\\" failed with error code 1\\n"}',
    ],
    ['in syslog escapes', 'pip: x#012Command "python setup.py egg_info" failed with error code 1#012y'],
  ])('%s', (_, log) => {
    expect(idsOf(log)).toEqual(['egg-info'])
  })

  it('in UTF-16, GBK and broken UTF-8', () => {
    const text = "ln: 无法创建符号链接 '/var/run/ovn': 文件已存在\n"
    expect(idsOf(Buffer.from(`\ufeff${text}`, 'utf16le'))).toEqual(['zh'])
    expect(idsOf(Buffer.concat([Buffer.from([0xb4, 0xb8, 0xad, 0xe6]), Buffer.from(text)]))).toEqual(['zh'])
    const gbk = Buffer.from(
      '6c6e3a20cedeb7a8b4b4bda8b7fbbac5c1b4bdd320272f7661722f72756e2f6f766e273a20cec4bcfed2d1b4e6d4da0a',
      'hex',
    )
    expect(idsOf(gbk)).toEqual(['zh'])
  })

  it('deep in one line of a megabyte', () => {
    const filler = 'x1 '.repeat(170_000)
    expect(idsOf(`${filler}Command "python setup.py egg_info" failed with error code 1 ${filler}`)).toEqual([
      'egg-info',
    ])
  })

  it('among ten thousand lines that share its words', () => {
    const noise = Array.from({ length: 10_000 }, (_, at) => `command ${at} python setup.py egg_info was fine`)
    expect(idsOf([...noise, 'Command "python setup.py egg_info" failed with error code 1'].join('\n'))).toEqual([
      'egg-info',
    ])
  })
})

describe('diagnose keeps looking', () => {
  it('after many different lines that came near', () => {
    const near = Array.from({ length: 400 }, (_, at) => {
      const own = at.toString(6).replace(/\d/g, (digit) => 'abcdef'[Number(digit)] ?? '')
      return `10:00:00 Command "python setup.py egg_info" ${own} failed ${own} with ${own} error code`
    })
    expect(idsOf([...near, '10:00:01 Command "python setup.py egg_info" failed with error code 1'].join('\n'))).toEqual(
      ['egg-info'],
    )
  })
})

describe('diagnose does not find a signature', () => {
  it.each([
    [
      'whose words are spread over separate records',
      '10:00:01 Command "python setup.py egg_info"\n10:00:02 failed with error code 1',
    ],
    ['whose words are in another order', 'error code 1 with failed egg_info setup.py python Command'],
    ['half of which is missing', 'Command "python setup.py egg_info" finished'],
    ['that says a number of none', 'PLAY RECAP: Command python setup.py egg_info failed with error code=0'],
  ])('%s', (_, log) => {
    expect(idsOf(log)).not.toContain('egg-info')
  })

  it('when a line that rules it out is there', () => {
    const ruled = { ...eggInfo, unless: ['fatal error: Python.h: No such file'] }
    const log = 'fatal error: Python.h: No such file\nCommand "python setup.py egg_info" failed with error code 1'
    expect(idsOf(log, [ruled])).not.toContain('egg-info')
  })

  it('when the tool goes on regardless', () => {
    const wait = makeError('wait', [['Timeout when waiting for search string MariaDB in <*>']])
    const line = 'fatal: [c]: FAILED! => {"msg": "Timeout when waiting for search string MariaDB in 192.0.2.1:3306"}'
    expect(idsOf(`${line}\n...ignoring`, [wait])).not.toContain('wait')
    expect(idsOf(line, [wait])).toEqual(['wait'])
  })

  it('in the name of a task that went through', () => {
    const task = makeError('task', [['TASK [prechecks : Checking dbus-python package]']])
    expect(idsOf('TASK [prechecks : Checking dbus-python package] ***\nok: [ctl]', [task])).not.toContain('task')
    const failed = 'TASK [prechecks : Checking dbus-python package] ***\nfatal: [ctl]: FAILED! => {"rc": 1}'
    expect(idsOf(failed, [task])).toEqual(['task'])
  })

  it('when a word differs that is a word of its own', () => {
    const tagged = makeError('tagged', [['Packet on interface was tagged twice by the plumber daemon']])
    const others = [makeError('one', [['the worker lagged behind']]), makeError('two', [['a replica lagged badly']])]
    const log = 'Packet on interface was lagged twice by the plumber daemon'
    expect(idsOf(log, [tagged])).toEqual(['tagged'])
    expect(idsOf(log, [tagged, ...others])).not.toContain('tagged')
  })
})

describe('diagnose takes the lines of one signature together', () => {
  const far = (lines: number) => 'Waiting for the warp coil to settle\n'.repeat(lines)
  const two = makeError('two', [
    ['Dilithium matrix recrystallisation was refused', 'Warp plasma conduit pressure dropped suddenly'],
  ])
  const placed = makeError('placed', [['Dilithium matrix recrystallisation was refused', 'transporter']])
  const log = (between: number, last: string) =>
    `ERROR Dilithium matrix recrystallisation was refused\n${far(between)}ERROR ${last}\n`

  it.each([
    ['near each other', two, log(20, 'Warp plasma conduit pressure dropped suddenly'), ['two']],
    ['far apart', two, log(200, 'Warp plasma conduit pressure dropped suddenly'), ['similar']],
    ['with the name of the place beside it', placed, log(1, 'transporter stopped'), ['placed']],
    ['with the name of the place elsewhere', placed, log(20, 'transporter stopped'), ['similar']],
  ])('%s', (_name, error, text, found) => {
    expect(idsOf(text, [error])).toEqual(found)
  })

  it('and is ruled out by a short line that is misspelt, too', () => {
    const ruled = {
      ...two,
      signatures: [['Warp plasma conduit pressure dropped suddenly']],
      unless: ['Shields collapsed'],
    }
    expect(idsOf('Warp plasma conduit pressure dropped suddenly', [ruled])).toEqual(['two'])
    expect(idsOf('Sheilds collapsed\nWarp plasma conduit pressure dropped suddenly', [ruled])).not.toEqual(['two'])
  })
})

describe('diagnose with wildcards', () => {
  it('lets anything stand at one, also within a word', () => {
    const error = makeError('glued', [['restarting container kolla_<*> gave python<*>: zygote lost']])
    expect(idsOf('restarting container kolla_toolbox now gave python3.12: zygote lost', [error])).toEqual(['glued'])
    expect(idsOf('restarting container kola gave python: zygote lost', [error])).not.toContain('glued')
  })

  it('needs every line of a signature, and takes those that stand together', () => {
    const error = makeError('pair', [['TASK [zebra : Crossing rivers]', 'FAILED!']])
    expect(
      idsOf('TASK [zebra : Crossing rivers] ***\nok: [h]\nTASK [other : Thing]\nfatal: [h]: FAILED!', [error]),
    ).not.toContain('pair')
    expect(idsOf('TASK [zebra : Crossing rivers] ***\nfatal: [h]: FAILED! => {}', [error])).toEqual(['pair'])
  })
})

describe('diagnose judges', () => {
  const cause = makeError('cause', [['PortBindingFailed: Binding failed for port <*> please check neutron logs']])
  const symptom = makeError('symptom', [['NoValidHost: No valid host was found. Exhausted retries']], { symptom: true })
  const second = makeError('second', [
    ['VolumeBackendAPIException: Bad or unexpected response from the storage volume backend'],
  ])
  const lines = {
    cause:
      'ERROR neutron [req-11111111-2222-3333-4444-555555555555] PortBindingFailed: Binding failed for port 6d1c, please check neutron logs',
    symptom:
      'ERROR nova [req-11111111-2222-3333-4444-555555555555] NoValidHost: No valid host was found. Exhausted retries',
    second:
      'ERROR cinder [req-99999999-2222-3333-4444-555555555555] VolumeBackendAPIException: Bad or unexpected response from the storage volume backend',
  }
  const matcher = compileErrors([symptom, second, cause])

  it('puts the cause before its symptom, whichever comes first', () => {
    const diagnosis = diagnose(matcher, `${lines.symptom}\n${lines.cause}`)
    expect(diagnosis).toMatchObject({
      kind: 'known',
      findings: [{ error: { id: 'cause' }, request: '11111111', consequences: [{ error: { id: 'symptom' } }] }],
    })
  })

  it('tells failures of different requests apart and gives each symptom to its own cause', () => {
    const diagnosis = diagnose(matcher, `${lines.second}\n${lines.cause}\n${lines.symptom}`)
    expect(diagnosis).toMatchObject({
      kind: 'known',
      findings: [
        { error: { id: 'second' }, consequences: [] },
        { error: { id: 'cause' }, consequences: [{ error: { id: 'symptom' } }] },
      ],
    })
  })

  it('names a symptom when there is nothing else, with less confidence', () => {
    const diagnosis = diagnose(matcher, lines.symptom)
    expect(diagnosis).toMatchObject({ kind: 'known', findings: [{ error: { id: 'symptom' } }] })
    expect(diagnosis.kind === 'known' && diagnosis.findings[0]?.confidence).toBeLessThan(0.65)
  })

  it('quotes the lines with their numbers', () => {
    const diagnosis = diagnose(matcher, `first\nsecond\n${lines.cause}\nlast`)
    expect(diagnosis).toMatchObject({ findings: [{ evidence: [{ line: 3, text: lines.cause }] }] })
  })

  it('names an error once however often it stands in the log', () => {
    expect(idsOf(`${lines.cause}\n`.repeat(500), [cause])).toEqual(['cause'])
  })

  it('prefers the reading that accounts for more of the line', () => {
    const vague = makeError('vague', [['Binding failed for port']])
    expect(idsOf(lines.cause, [vague, cause])).toEqual(['cause'])
  })
})

describe('diagnose without proof', () => {
  it('names what is near, and what is missing', () => {
    const log = 'error: pulling image quay.io/x: toomanyrequests: You have reached some limit'
    expect(diagnose(compileErrors(kb), log)).toMatchObject({
      kind: 'similar',
      near: [{ error: { id: 'pulls' }, missing: pulls.signatures[0], evidence: [{ line: 1 }] }],
    })
  })

  it('gives the telling lines, the component and what to collect', () => {
    const log = [
      '2026-03-03 11:00:00.1 7 INFO nova.compute.manager [-] Starting',
      '2026-03-03 11:00:01.1 7 ERROR nova.compute.manager [-] Traceback (most recent call last):',
      '2026-03-03 11:00:01.1 7 ERROR nova.compute.manager   File "/x.py", line 1, in f',
      '2026-03-03 11:00:01.1 7 ERROR nova.compute.manager FlumboxError: the zorgl is out of glaze',
    ].join('\n')
    const diagnosis = diagnose(compileErrors(kb), log)
    expect(diagnosis).toMatchObject({ kind: 'unknown', next: { component: 'nova' } })
    expect(diagnosis.kind === 'unknown' && diagnosis.telling.map(({ line }) => line)).toContain(4)
    expect(diagnosis.kind === 'unknown' && diagnosis.next.commands.length).toBeGreaterThan(0)
  })

  it('has no telling lines in a log without any', () => {
    expect(diagnose(compileErrors(kb), 'all is well\nstill well')).toMatchObject({ kind: 'unknown', telling: [] })
  })
})
