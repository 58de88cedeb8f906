/**
 * The store of one process without Redis; all of it is gone when the process ends.
 */
import { memoryRecords } from './memory-records.ts'
import type { ChannelRule, Gap, Store, Vote } from './store.ts'

interface Kept {
  readonly value: string
  readonly until: number
}

const mostFacts = 20_000
const mostVotes = 10_000
const mostGaps = 1_000

export function openMemoryStore(): Store {
  const facts = new Map<string, Kept>()
  const rules = new Map<string, ChannelRule>()
  const votes = newestOf<Vote>(mostVotes)
  const gaps = newestOf<Gap>(mostGaps)
  const alive = (key: string) => {
    const kept = facts.get(key)
    return kept && kept.until > Date.now() ? kept.value : undefined
  }
  const keep = (key: string, value: string, ttl: number) => {
    facts.delete(key)
    facts.set(key, { value, until: Date.now() + ttl })
    if (facts.size > mostFacts) facts.delete(facts.keys().next().value as string)
  }
  return {
    async once(key, ttl) {
      if (alive(`once:${key}`) !== undefined) return false
      keep(`once:${key}`, '1', ttl)
      return true
    },
    async remember(key, value, ttl) {
      keep(`fact:${key}`, JSON.stringify(value), ttl)
    },
    async recall(key) {
      const text = alive(`fact:${key}`)
      return text === undefined ? undefined : JSON.parse(text)
    },
    channelRule: async (channel) => rules.get(channel),
    async setChannelRule(channel, rule) {
      rules.set(channel, rule)
    },
    addVote: async (vote) => votes.add(JSON.stringify([vote.reply, vote.person]), vote),
    votes: async (since) => votes.all().filter(({ at }) => at >= since),
    addGap: async (gap) => gaps.add(gap.id, gap),
    gaps: async (limit) => gaps.all().toReversed().slice(0, Math.max(0, limit)),
    forget: async (person) => ({ votes: votes.removeOf(person), gaps: gaps.removeOf(person) }),
    ...memoryRecords(),
    async close() {},
  }
}

/** Things with an id and a time, of which the newest are kept; oldest first. */
function newestOf<Thing extends { readonly at: number; readonly person?: string }>(most: number) {
  const things = new Map<string, Thing>()
  const all = () => [...things.values()].sort((a, b) => a.at - b.at)
  return {
    add(id: string, thing: Thing): void {
      things.delete(id)
      things.set(id, thing)
      if (things.size > most) things.delete(things.keys().next().value as string)
    },
    removeOf(person: string): number {
      const own = [...things].filter(([, thing]) => thing.person === person)
      for (const [id] of own) things.delete(id)
      return own.length
    },
    all,
  }
}
