import { type Logger, LogLevel } from '@slack/bolt'
import type { Log } from '../../log.ts'

/** Bolt's words in our log; its debug lines hold whole messages and are left out. */
export function boltLogger(log: Log): Logger {
  const say = (parts: readonly unknown[]) => `slack: ${parts.map((part) => String(part)).join(' ')}`.slice(0, 500)
  return {
    debug: () => {},
    info: (...parts) => log.debug({}, say(parts)),
    warn: (...parts) => log.warn({}, say(parts)),
    error: (...parts) => log.error({}, say(parts)),
    setLevel: () => {},
    getLevel: () => LogLevel.INFO,
    setName: () => {},
  }
}
