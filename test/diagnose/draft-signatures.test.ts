import { describe, expect, it } from 'vitest'
import { checkDraft } from '../../src/diagnose/check-draft.ts'
import { compileErrors, diagnose } from '../../src/diagnose/diagnose.ts'
import { draftSignatures } from '../../src/diagnose/draft-signatures.ts'
import { maskLine } from '../../src/diagnose/mask-line.ts'
import { makeError } from './make-error.ts'

const request = '[req-0a1b2c3d-1111-2222-3333-444455556666 demo admin - default default]'
const nova = (level: string, text: string) =>
  `2026-05-01 10:00:01.123 7 ${level} nova.compute.manager ${request} ${text}`
const traceback = [
  nova('INFO', 'Starting instance'),
  nova('ERROR', 'Traceback (most recent call last):'),
  nova('ERROR', '  File "/opt/nova/manager.py", line 2641, in _build_resources'),
  nova('ERROR', "libvirt.libvirtError: unsupported configuration: CPU mode 'maximum' needs host-7 of 10.0.0.7"),
  nova('INFO', 'Claim successful'),
].join('\n')

describe('a masked line', () => {
  it.each([
    ['Nov  5 10:00:00 compute-07 nova-compute[4711]: ERROR oslo.db [-] Cannot reach database', 'Cannot reach database'],
    ['ctl-1  | 2026-01-01T10:00:00Z ERROR: volume vg-3 cannot be opened', 'volume <*> cannot be opened'],
    [
      'Failed to bind port 0a1b2c3d-1111-2222-3333-444455556666 on host cmp01.example.org',
      'Failed to bind port <*> on host',
    ],
    ["Can't connect to 10.0.0.11:3306 ([Errno 113] EHOSTUNREACH)", "Can't connect to <*> ([Errno 113] EHOSTUNREACH)"],
    [
      'Unable to read /etc/nova/nova.conf: HTTP 503 from http://ctl:5000/v3 at fa:16:3e:00:11:22',
      'Unable to read <*>: HTTP 503 from <*> at',
    ],
    ['磁盘 vdb2 写入失败', '磁盘 <*> 写入失败'],
    [
      '[ERROR] /opt/stack/functions:691 git call failed: [git clone https://a.org/b /opt/b]',
      'git call failed: [git clone <*>]',
    ],
    ['/var/log/nova/nova.log:2026-01-01 10:00:00.1 7 ERROR nova.x [req-1 - -] Binding failed', 'Binding failed'],
    ['fatal: [ctl01]: FAILED! => no', 'fatal: [<*>]: FAILED! => no'],
  ])('of %s keeps what any run prints', (line, masked) => {
    expect(maskLine(line)).toBe(masked)
  })

  it('is bounded whatever comes', () => {
    for (const piece of ['/a', '1:', 'a.', '[req-', 'x@', '2026-01-01 ', '<*>', 'F: ']) {
      const start = performance.now()
      expect(maskLine(piece.repeat(200_000)).length).toBeLessThanOrEqual(310)
      expect(performance.now() - start).toBeLessThan(500)
    }
  })
})

describe('signatures drafted from a log', () => {
  it('name the exception and no frame of its traceback', () => {
    const { signatures, sample } = draftSignatures(traceback)
    expect(signatures).toEqual(["libvirt.libvirtError: unsupported configuration: CPU mode 'maximum' needs <*> of"])
    expect(sample).toContain('Claim successful')
  })

  it('find their own log, and the same failure with other names and numbers', () => {
    const { signatures } = draftSignatures(traceback)
    const matcher = compileErrors([
      makeError(
        'drafted',
        signatures.map((line) => [line]),
      ),
    ])
    for (const log of [traceback, traceback.replaceAll('host-7', 'rack9-b').replaceAll('10.0.0.7', '192.0.2.1')]) {
      expect(diagnose(matcher, log).kind).toBe('known')
    }
  })

  it('look into the result of an Ansible task', () => {
    const log = `fatal: [ctl01]: FAILED! => {"changed": false, "msg": "non-zero return code", "rc": 1, "stderr": "+ mysql\\nERROR 1045 (28000): Access denied for user 'root'@'ctl01' (using password: YES)", "stdout": ""}`
    expect(draftSignatures(log).signatures).toContain("Access denied for user 'root'@'<*>' (using password: YES)")
  })

  it('leave out the code of a traceback, whatever its level', () => {
    const code = [
      nova('ERROR', '    return Retrying(*dargs).call(f)'),
      nova('ERROR', '    volume = self.cannot(error)'),
    ]
    const { signatures } = draftSignatures([...code, nova('ERROR', 'An interface driver must be specified')].join('\n'))
    expect(signatures).toEqual(['An interface driver must be specified'])
  })

  it('hold no secret', () => {
    const log = nova('ERROR', 'OperationalError: cannot connect to mysql+pymysql://nova:hunter2secret@10.0.0.1/nova')
    expect(JSON.stringify(draftSignatures(log))).not.toContain('hunter2secret')
  })

  it('are none where nothing failed', () => {
    expect(draftSignatures(nova('INFO', 'Instance spawned successfully.')).signatures).toEqual([])
  })
})

describe('a drafted signature', () => {
  it('is told which logs of others it would be found in', () => {
    const healthy = { name: 'healthy.log', log: 'libvirt: Domain not found: no domain with matching uuid abc' }
    const checked = checkDraft(
      [],
      ['Domain not found: no domain with matching uuid', 'Cannot claim hugepages frobnicated'],
      [healthy],
    )
    expect(checked.map(({ hits }) => hits)).toEqual([['healthy.log'], []])
  })
})
