import type { SentPing } from './open-deploys.ts'

const log = 'Command "python setup.py egg_info" failed with error code 1 in /tmp/pip-build-1/x/'
/** One host of so many has trouble. */
const troubled = 20

/** How the hosts of a run end: well, some of them failed, or some failed on the way and recovered. */
export const endings = ['well', 'failed', 'recovered'] as const
export type Ending = (typeof endings)[number]

export const isTroubled = (host: number): boolean => host % troubled === 3
export const nameOf = (host: number): string => `d${host % 10}/compute-${host}`

/** All pings of one host of a run, oldest first; each has its own stage. */
export function pingsOf(run: string, ending: Ending, host: number, size: { hosts: number; pings: number }): SentPing[] {
  const { hosts, pings } = size
  const began = Date.now() - pings * 1_000
  const middle = Math.floor(pings / 2)
  const hasTrouble = isTroubled(host) && ending !== 'well'
  const statusAt = (seq: number): string => {
    if (seq === 1 || (hasTrouble && ending === 'recovered' && seq === middle + 1)) return 'started'
    if (hasTrouble && ending === 'recovered' && seq === middle) return 'failed'
    if (seq < pings) return 'progress'
    return hasTrouble && ending === 'failed' ? 'failed' : 'succeeded'
  }
  return Array.from({ length: pings }, (_, i) => {
    const status = statusAt(i + 1)
    const at = new Date(began + i * 1_000).toISOString()
    const said = { run, host: nameOf(host), seq: i + 1, status, at, stage: `step ${i + 1}`, hosts }
    return status === 'failed' ? { ...said, log } : said
  })
}

/** In an order that is the same each time. */
export function shuffled<Item>(items: readonly Item[]): Item[] {
  let state = 7
  const next = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
  return items
    .map((item) => ({ item, place: next() }))
    .sort((a, b) => a.place - b.place)
    .map(({ item }) => item)
}
