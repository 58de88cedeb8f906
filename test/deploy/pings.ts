import type { Received } from '../../src/deploy/host-state.ts'
import type { Ping } from '../../src/deploy/ping.ts'

export const start = Date.UTC(2026, 10, 23, 5)
export const minute = 60_000

/** A ping as it came, on time unless told otherwise. */
export function ping(fields: Partial<Ping>, received?: number): Received {
  const at = fields.at ?? start
  return {
    ping: { run: 'prod', host: 'compute-01', status: 'progress', seq: 1, ...fields, at },
    received: received ?? at,
  }
}
