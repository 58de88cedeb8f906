import { spawnSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'

/** The built command, as a person or another program runs it. */
function askstack(args: readonly string[], input = '') {
  return spawnSync(process.execPath, ['dist/cli.js', ...args], { encoding: 'utf8', input })
}

const lines = (stdout: string) =>
  stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))

describe('askstack ask', { timeout: 60_000 }, () => {
  it('prints the answer on stdout and nothing else', () => {
    const { status, stdout, stderr } = askstack(['ask', 'what', 'does', 'Glance', 'do'])
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    expect(stdout).toMatch(/^Glance is .*images/)
  })

  it('prints one object with --json', () => {
    expect(JSON.parse(askstack(['ask', '--json', 'Glance 是做什么的']).stdout)).toMatchObject({
      outcome: 'answered',
      lang: 'zh',
      notes: ['glance'],
      confidence: expect.any(Number),
      ms: expect.any(Number),
    })
  })

  it('answers a line for each line with --jsonl, in order', () => {
    const input = '{"id":"a","text":"what does Nova do"}\n\n{"id":"b","text":"who painted the mona lisa"}\n'
    expect(lines(askstack(['ask', '--jsonl'], input).stdout)).toMatchObject([
      { id: 'a', outcome: 'answered' },
      { id: 'b', outcome: 'unsure' },
    ])
  })

  it('explains wrong use on stderr and exits with 2', () => {
    const cases = [
      ['ask'],
      ['ask', '--nonsense'],
      ['diagnose'],
      ['diagnose', '/no/such/file'],
      ['diagnose', '--lang', 'fr', '-'],
      ['nonsense'],
    ]
    for (const args of cases) {
      const { status, stdout, stderr } = askstack(args)
      expect([args, status, stdout]).toEqual([args, 2, ''])
      expect(stderr).not.toBe('')
    }
    expect(askstack(['ask', '--jsonl'], '{"id":1}\n')).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('line 1'),
    })
  })

  it('teaches with --help', () => {
    for (const command of ['ask', 'diagnose', 'eval'])
      expect(askstack([command, '--help']).stdout).toContain('Examples:')
  })
})

describe('askstack diagnose', { timeout: 60_000 }, () => {
  const log =
    'Collecting x\n    Complete output from command python setup.py egg_info:\nCommand "python setuo.py egg_info" failed with error code 1 in...\n'

  it('finds the failure it all began with, typo included, and gives the fix', () => {
    const { status, stdout } = askstack(['diagnose', '-'], log)
    expect(status).toBe(0)
    expect(stdout).toContain('sudo pip install --upgrade setuptools')
    expect(stdout).toContain('./stack.sh')
    expect(stdout).toContain('setuo.py')
  })

  it('speaks Chinese when asked to', () => {
    expect(askstack(['diagnose', '--lang', 'zh', '-'], log).stdout).toMatch(/\p{Script=Han}/u)
  })

  it('prints evidence with line numbers with --jsonl', () => {
    expect(lines(askstack(['diagnose', '--jsonl'], `${JSON.stringify({ id: 'x', log })}\n`).stdout)).toMatchObject([
      { id: 'x', outcome: 'known', errors: ['setuptools-too-old'], evidence: [{ line: 3 }] },
    ])
  })

  it('does not call a symptom alone a known cause', () => {
    const symptom = 'ERROR nova.conductor.manager NoValidHost: No valid host was found.'
    const cause = 'ERROR oslo_service Could not bind to 0.0.0.0\nOSError: [Errno 98] Address already in use'
    const [alone, explained] = [symptom, `${cause}\n${symptom}`].map((log) => JSON.stringify({ id: 'x', log }))
    expect(lines(askstack(['diagnose', '--jsonl'], `${alone}\n${explained}\n`).stdout)).toMatchObject([
      { outcome: 'similar', errors: ['nova-no-valid-host'] },
      { outcome: 'known', errors: ['api-port-already-in-use'] },
    ])
  })

  it('never prints a password that stands in the log', () => {
    const { stdout } = askstack(
      ['diagnose', '--json', '-'],
      `mysql://nova:s3cr3tpass@10.0.0.1/nova\n${log}ERROR OS_PASSWORD=s3cr3tpass\n`,
    )
    expect(stdout).not.toContain('s3cr3tpass')
  })
})

describe('askstack serve', { timeout: 60_000 }, () => {
  it('is a chat in the terminal when no token is set', () => {
    const { status, stdout } = askstack(['serve'], 'what does Glance do\n/quit\n')
    expect(status).toBe(0)
    expect(stdout).toContain('Glance is')
  })
})
