import type { REST } from 'discord.js'
import type { Log } from '../../log.ts'
import type { Ears } from '../chat.ts'
import type { Acks } from './open-acks.ts'

/** What every interaction is dealt with by. */
export interface InteractionParts {
  readonly rest: REST
  readonly ears: Ears
  readonly log: Log
  readonly acks: Acks
  /** Reads a file from Discord's own hosts. */
  readonly fetchFile: (address: string) => Promise<Uint8Array>
}
