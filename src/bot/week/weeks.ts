/**
 * What is kept of the weeks of a channel (`slack:C0456`): settings, roster, reports, what was reminded of and which digests stand. Whatever
 * belongs to a week is forgotten `retention` milliseconds after its last change.
 */
import type { Member, Reminder, WeekSettings } from '../../digest/channel-week.ts'
import type { Digest } from '../../digest/digest.ts'
import type { DueDigest } from '../../digest/due-digest.ts'
import type { Report } from '../../digest/report.ts'
import type { ChatName, MessageRef } from '../../message.ts'
import type { Store, Table } from '../../store/store.ts'

/** A channel that keeps the week, or did. */
export interface KeptChannel {
  readonly settings: WeekSettings
  /** Since when it does. */
  readonly since: number
  readonly on: boolean
  /** Its name for people, where the chat has told it. */
  readonly name?: string
}

export interface KeptMember extends Member {
  /** A reminder could not be delivered; none is tried until he is heard of again. */
  readonly deaf?: true
}

/** How far the digest of a week has come. */
export interface KeptDigest {
  readonly week: string
  /** When it was begun: no report is taken any more. */
  readonly at: number
  readonly due?: DueDigest
  readonly ref?: MessageRef
  /** Its thread is on its way. */
  readonly told?: true
}

type Parts = Report['parts']
type Change<Kept> = (kept: Kept | undefined) => Kept | undefined

export interface Weeks {
  channels(): Promise<ReadonlyMap<string, KeptChannel>>
  /** Also those that do so no more. */
  everyChannel(): Promise<string[]>
  channel(channel: string): Promise<KeptChannel | undefined>
  changeChannel(channel: string, change: Change<KeptChannel>): Promise<KeptChannel | undefined>
  members(channel: string): Promise<KeptMember[]>
  member(channel: string, person: string): Promise<KeptMember | undefined>
  changeMember(channel: string, person: string, change: Change<KeptMember>): Promise<KeptMember | undefined>
  /** The channels of a chat that have the person on their roster. */
  channelsOf(chat: ChatName, person: string): Promise<string[]>
  reports(channel: string, week: string): Promise<Report[]>
  report(channel: string, week: string, person: string): Promise<Report | undefined>
  /** Resolves once the store holds it. */
  saveReport(report: Report): Promise<void>
  /** What somebody typed and did not send. */
  unsent(channel: string, week: string, person: string): Promise<Parts | undefined>
  keepUnsent(channel: string, week: string, person: string, parts: Parts): Promise<void>
  reminded(channel: string, week: string): Promise<Reminder[]>
  noteReminded(channel: string, reminder: Reminder): Promise<void>
  digest(channel: string, week: string): Promise<KeptDigest | undefined>
  /** Those that stand or are being posted. */
  digests(channel: string): Promise<KeptDigest[]>
  changeDigest(channel: string, week: string, change: Change<KeptDigest>): Promise<KeptDigest | undefined>
  /** A digest as it was first written, so that whoever goes on with posting it posts the same. */
  document(channel: string, week: string, write: () => Promise<Digest>): Promise<Digest>
  dropDocument(channel: string, week: string): Promise<void>
  /** The digest that was written for a week, if one was. */
  standing(channel: string, week: string): Promise<Digest | undefined>
  /** By the key of the problem, the name of who takes it. */
  taken(channel: string, week: string): Promise<Readonly<Record<string, string>>>
  /** Gives the name of who has it then: the first. */
  take(channel: string, week: string, problem: string, name: string): Promise<string>
}

export const year = 365 * 24 * 3_600_000
const month = 30 * 24 * 3_600_000
const most = { channels: 1_000, members: 500, digests: 120 }

export const channelsTable: Table = { name: 'weeks', most: most.channels }
export const rosterOf = (channel: string): Table => ({ name: `roster:${channel}`, most: most.members })
export const reportsOf = (channel: string, week: string) => ({ name: `reports:${channel}:${week}`, most: most.members })
export const unsentOf = (channel: string, week: string): Table => ({
  name: `unsent:${channel}:${week}`,
  most: most.members,
  ttl: month,
})

export function keepWeeks(store: Store, retention = year): Weeks {
  const all = async <Kept>(table: Table) => (await store.records(table.name, table.most)) as ReadonlyMap<string, Kept>
  const one = async <Kept>(table: Table, id: string) => (await store.record(table.name, id)) as Kept | undefined
  const kept = (table: Table): Table => ({ ...table, ttl: retention })
  const remindedOf = (channel: string, week: string): Table => ({
    name: `reminded:${channel}:${week}`,
    most: 5_000,
    ttl: month,
  })
  const takenOf = (channel: string, week: string) => kept({ name: `taken:${channel}:${week}`, most: 1_000 })
  const digestsOf = (channel: string) => kept({ name: `digests:${channel}`, most: most.digests })
  const documentsOf = (channel: string) => kept({ name: `documents:${channel}`, most: most.digests })
  const channels = async () => {
    const found = await all<KeptChannel>(channelsTable)
    return new Map([...found].filter(([, { on }]) => on))
  }
  return {
    channels,
    everyChannel: async () => [...(await all(channelsTable)).keys()],
    channel: (channel) => one(channelsTable, channel),
    changeChannel: (channel, change) => store.changeRecord(channelsTable, channel, change),
    members: async (channel) => inOrder([...(await all<KeptMember>(rosterOf(channel))).values()]),
    member: (channel, person) => one(rosterOf(channel), person),
    changeMember: (channel, person, change) => store.changeRecord(rosterOf(channel), person, change),
    async channelsOf(chat, person) {
      const names = [...(await channels()).keys()].filter((channel) => channel.startsWith(`${chat}:`))
      const there = await Promise.all(names.map((channel) => store.record(rosterOf(channel).name, person)))
      return names.filter((_, i) => there[i] !== undefined).sort()
    },
    reports: async (channel, week) =>
      [...(await all<Report>(reportsOf(channel, week))).values()].sort((a, b) => a.at - b.at),
    report: (channel, week, person) => one(reportsOf(channel, week), person),
    async saveReport(report) {
      const { channel, week, person } = report
      await store.changeRecord(kept(reportsOf(channel, week)), person, () => report)
      await store.changeRecord(unsentOf(channel, week), person, () => undefined)
    },
    unsent: (channel, week, person) => one(unsentOf(channel, week), person),
    async keepUnsent(channel, week, person, parts) {
      await store.changeRecord(unsentOf(channel, week), person, () => parts)
    },
    reminded: async (channel, week) => [...(await all<Reminder>(remindedOf(channel, week))).values()],
    async noteReminded(channel, reminder) {
      const { week, person, kind, at } = reminder
      await store.changeRecord(remindedOf(channel, week), `${person} ${kind} ${at}`, () => reminder)
    },
    digest: (channel, week) => one(digestsOf(channel), week),
    digests: async (channel) => [...(await all<KeptDigest>(digestsOf(channel))).values()],
    changeDigest: (channel, week, change) => store.changeRecord(digestsOf(channel), week, change),
    async document(channel, week, write) {
      const table = documentsOf(channel)
      const stands = await one<Digest>(table, week)
      if (stands) return stands
      const written = await write()
      return (await store.changeRecord<Digest>(table, week, (first) => first ?? written)) ?? written
    },
    async dropDocument(channel, week) {
      await store.changeRecord(documentsOf(channel), week, () => undefined)
    },
    standing: (channel, week) => one(documentsOf(channel), week),
    taken: async (channel, week) => Object.fromEntries(await all<string>(takenOf(channel, week))),
    async take(channel, week, problem, name) {
      return (await store.changeRecord<string>(takenOf(channel, week), problem, (by) => by ?? name)) ?? name
    },
  }
}

/** By name; who joined first is before his namesakes. */
const inOrder = (members: readonly KeptMember[]): KeptMember[] =>
  [...members].sort((a, b) => (a.name === b.name ? a.joinedAt - b.joinedAt : a.name < b.name ? -1 : 1))
