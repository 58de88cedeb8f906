/**
 * The hosts that may send pings. A token is shown once, when it is made; what is kept is its SHA-256.
 */
import { hash, randomBytes } from 'node:crypto'
import type { Store, Table } from '../store/store.ts'

export interface Host {
  readonly host: string
  readonly made: number
  /** When it last sent something; written down twice a minute at most. */
  readonly seen?: number
}

const hosts: Table = { name: 'hosts', most: 10_000 }
const seenEvery = 30_000
/** A token is looked up once in so many milliseconds: revoking one takes longer. */
const fresh = 200
const mostLookups = 1_000
const hashOf = (token: string): string => hash('sha256', token, 'base64url')

/** A token for a host; nothing when it has one already. */
export async function addHost(store: Store, host: string, now: number): Promise<string | undefined> {
  if ((await listHosts(store)).some((one) => one.host === host)) return undefined
  const token = `ask_${randomBytes(24).toString('base64url')}`
  await store.changeRecord<Host>(hosts, hashOf(token), () => ({ host, made: now }))
  return token
}

/** By name. */
export async function listHosts(store: Store): Promise<Host[]> {
  const all = [...(await store.records(hosts.name, hosts.most)).values()] as Host[]
  return all.sort((a, b) => (a.host < b.host ? -1 : 1))
}

/** Its token counts no more; false when it had none. */
export async function revokeHost(store: Store, host: string): Promise<boolean> {
  const all = await store.records(hosts.name, hosts.most)
  const ids = [...all].filter(([, one]) => (one as Host).host === host).map(([id]) => id)
  for (const id of ids) await store.changeRecord(hosts, id, () => undefined)
  return ids.length > 0
}

/** The host that a token was made for, and that it was seen now. */
export async function hostOfToken(store: Store, token: string, now: number): Promise<string | undefined> {
  const id = hashOf(token)
  const found = (await store.record(hosts.name, id)) as Host | undefined
  if (found && now - (found.seen ?? 0) > seenEvery) {
    await store.changeRecord<Host>(hosts, id, (kept) => kept && { ...kept, seen: now })
  }
  return found?.host
}

interface Lookup {
  readonly at: number
  readonly host: Promise<string | undefined>
}

/** `hostOfToken` for many requests a second: those of one moment share a look. */
export function openHosts(store: Store): (token: string, now: number) => Promise<string | undefined> {
  const lookups = new Map<string, Lookup>()
  return (token, now) => {
    const last = lookups.get(token)
    if (last && now - last.at < fresh) return last.host
    const host = hostOfToken(store, token, now)
    lookups.delete(token)
    lookups.set(token, { at: now, host })
    if (lookups.size > mostLookups) lookups.delete(lookups.keys().next().value as string)
    return host
  }
}
