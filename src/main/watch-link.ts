import type { Log } from '../log.ts'

/** Says once that something is away, and once that it is back, however many connections tell of it and how often. */
export function watchLink(name: string, log: Log): (part: string) => (up: boolean, reason?: string) => void {
  const down = new Set<string>()
  return (part) => (up, reason) => {
    const before = down.size
    if (up) down.delete(part)
    else down.add(part)
    if (before === 0 && down.size > 0) log.warn({ reason }, `${name} is away; work waits and goes on by itself`)
    if (before > 0 && down.size === 0) log.info({}, `${name} is back`)
  }
}
