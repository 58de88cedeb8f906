import { createHash } from 'node:crypto'
import { limits } from './limits.ts'

/** Names one message of a reply for ever; Discord posts none twice that bears the same. */
export function nonceOf(key: string, part: number): string {
  return createHash('sha256')
    .update(`${key}:${part}`)
    .digest('base64url')
    .slice(0, limits.nonce - 1)
}
