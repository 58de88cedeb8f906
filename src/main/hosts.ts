/**
 * The hosts that may send pings. A token is shown once, when it is made; what is kept is its SHA-256.
 */
import { createHash, randomBytes } from 'node:crypto'
import type { Store, Table } from '../store/store.ts'

export interface Host {
  readonly host: string
  readonly made: number
  /** When it last sent something; written down twice a minute at most. */
  readonly seen?: number
}

const hosts: Table = { name: 'hosts', most: 10_000 }
const seenEvery = 30_000
const hashOf = (token: string): string => createHash('sha256').update(token).digest('base64url')

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
  const hashes = [...all].filter(([, one]) => (one as Host).host === host).map(([hash]) => hash)
  for (const hash of hashes) await store.changeRecord(hosts, hash, () => undefined)
  return hashes.length > 0
}

/** The host that a token was made for, and that it was seen now. */
export async function hostOfToken(store: Store, token: string, now: number): Promise<string | undefined> {
  const hash = hashOf(token)
  const found = (await store.record(hosts.name, hash)) as Host | undefined
  if (found && now - (found.seen ?? 0) > seenEvery) {
    await store.changeRecord<Host>(hosts, hash, (kept) => kept && { ...kept, seen: now })
  }
  return found?.host
}
