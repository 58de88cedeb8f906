import { describe, expect, test } from 'vitest'
import { readPings } from '../../src/deploy/ping.ts'
import { readAlerts } from '../../src/deploy/read-alerts.ts'

const good = { run: 'prod', host: 'compute-07', status: 'failed', seq: 17, at: '2026-11-23T05:00:00Z' }
const mistakes = (body: unknown) => {
  const read = readPings(body)
  return read.kind === 'refused' ? read.mistakes : []
}

describe('a ping', () => {
  test('is read, alone or in an array, with what is empty left out', () => {
    const pings = [{ ...good, at: Date.UTC(2026, 10, 23, 5) }]
    expect(readPings(good)).toEqual({ kind: 'read', pings })
    expect(readPings([{ ...good, stage: null, log: '', future: true }])).toEqual({ kind: 'read', pings })
  })

  test('names every mistake of every field at once', () => {
    expect(
      mistakes([good, { run: ' ', host: 'a b', status: 'ok', seq: '17', at: 'now', exitCode: 1.5, hosts: 0 }]),
    ).toEqual([
      '[1].run: must not be empty, got " "',
      '[1].host: must be a host name of letters, digits and . _ : / -, 253 at most, got "a b"',
      '[1].status: must be one of started, progress, heartbeat, succeeded, failed, got "ok"',
      '[1].seq: must be a whole number from 0 to 9007199254740991, got "17"',
      '[1].at: must be a time such as 2026-11-23T05:00:00Z, got "now"',
      '[1].exitCode: must be a whole number from -255 to 255, got 1.5',
      '[1].hosts: must be a whole number from 1 to 100000, got 0',
    ])
    expect(mistakes({})).toHaveLength(5)
    expect(mistakes('x')).toEqual(['body: must be a ping: an object with run, host, status, seq and at, got "x"'])
    expect(mistakes([])).toEqual(['body: must hold at least one ping, got []'])
  })

  test('keeps the last 64 KiB of its log, whole characters and lines', () => {
    const read = readPings({ ...good, log: `${'日志 line\n'.repeat(10_000)}end` })
    const log = read.kind === 'read' ? (read.pings[0]?.log ?? '') : ''
    expect(Buffer.byteLength(log)).toBeLessThanOrEqual(65_536)
    expect(Buffer.byteLength(log)).toBeGreaterThan(65_000)
    expect(log.startsWith('日志 line\n')).toBe(true)
    expect(log.endsWith('end')).toBe(true)
  })

  test('has a stage of one line', () => {
    const read = readPings({ ...good, stage: `a\nb${'x'.repeat(500)}` })
    expect(read.kind === 'read' && read.pings[0]?.stage).toMatch(/^a bx+$/)
    expect(read.kind === 'read' && read.pings[0]?.stage?.length).toBe(200)
  })
})

describe('an alert', () => {
  const alert = {
    status: 'firing',
    labels: { alertname: 'NovaDown', instance: 'compute-07:9100', role: 'compute' },
    annotations: { description: 'nova-compute is down' },
    startsAt: '2026-11-23T05:00:00.123Z',
    endsAt: '0001-01-01T00:00:00Z',
  }

  test('is a failed host while it fires and a healed one when it is resolved', () => {
    const ended = { ...alert, status: 'resolved', endsAt: '2026-11-23T06:00:00Z' }
    const read = readAlerts({ version: '4', alerts: [alert, ended] }, 'am')
    expect(read).toMatchObject({
      kind: 'read',
      pings: [
        {
          run: 'alert NovaDown',
          host: 'am/compute-07',
          status: 'failed',
          log: 'ERROR NovaDown: nova-compute is down',
          role: 'compute',
        },
        { run: 'alert NovaDown', host: 'am/compute-07', status: 'succeeded', seq: Date.UTC(2026, 10, 23, 6) },
      ],
    })
  })

  test('names its mistakes', () => {
    expect(readAlerts({ alerts: [{ ...alert, status: 'x' }] }, 'am')).toEqual({
      kind: 'refused',
      mistakes: ['alerts.0.status: must be firing or resolved'],
    })
  })
})
