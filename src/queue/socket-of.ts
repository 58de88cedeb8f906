import { createHash } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Linux and macOS take no longer path for a socket. */
const longestSocket = 103

/** Where a private Redis listens: in its folder, or under a short name that follows from it where the path would be too long for a socket. */
export function socketOf(folder: string): string {
  const path = join(folder, 'redis.sock')
  if (Buffer.byteLength(path) <= longestSocket) return path
  return join(tmpdir(), `askstack-${createHash('sha256').update(folder).digest('hex').slice(0, 16)}`, 'redis.sock')
}
