/** Pings a second that one host may send for long, and at once after a rest: a spool that is replayed holds 2,000. */
const perSecond = 200
const burst = 5_000
const mostHosts = 10_000

interface Bucket {
  readonly level: number
  readonly at: number
}

/** How long a host must wait before it may send so many pings more, in milliseconds; 0 takes them into account. For this process alone. */
export function openHostLimit(): (host: string, pings: number, now: number) => number {
  const buckets = new Map<string, Bucket>()
  return (host, pings, now) => {
    const { level, at } = buckets.get(host) ?? { level: 0, at: now }
    const left = Math.max(0, level - ((now - at) / 1_000) * perSecond)
    const over = left + pings - burst
    buckets.delete(host)
    buckets.set(host, { level: over > 0 ? left : left + pings, at: now })
    if (buckets.size > mostHosts) buckets.delete(buckets.keys().next().value as string)
    return over > 0 ? Math.ceil((over / perSecond) * 1_000) : 0
  }
}
