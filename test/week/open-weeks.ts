import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { keepWeeks, type Weeks } from '../../src/bot/week/weeks.ts'
import type { Member, WeekSettings } from '../../src/digest/channel-week.ts'
import { defaultSettings } from '../../src/digest/default-settings.ts'
import { dayAt, weekdayOf } from '../../src/digest/local-time.ts'
import { type Report, reportParts } from '../../src/digest/report.ts'
import { weekOf } from '../../src/digest/week.ts'
import { openRedisStore } from '../../src/store/redis.ts'
import { startRedis, type TestRedis } from '../redis-server.ts'
import { DiscordStandIn } from '../stand-ins/discord.ts'
import { ids } from '../stand-ins/discord-objects.ts'
import { SlackStandIn, slackIds } from '../stand-ins/slack.ts'

/** Both stand-ins, a real Redis, and bots as processes of their own that look every third of a second what is due. */
export interface WeekStage {
  readonly slack: SlackStandIn
  readonly discord: DiscordStandIn
  readonly redis: TestRedis
  readonly weeks: Weeks
  startBot(): Promise<ChildProcess>
  stop(): Promise<void>
}

export const inSlack = `slack:${slackIds.channel}`
export const inDiscord = `discord:${ids.channel}`
export const hour = 3_600_000
export const day = 24 * hour

/** A zone in which it is about noon, so that no test meets midnight. */
export const zone = zoneAtNoon(Date.now())
export const thisWeek = weekOf(Date.now(), zone)

function zoneAtNoon(now: number): string {
  const ahead = 12 - new Date(now).getUTCHours()
  return ahead === 0 ? 'Etc/GMT' : `Etc/GMT${ahead > 0 ? '-' : '+'}${Math.abs(ahead)}`
}

/** A moment as a channel's settings say it. */
export function momentIn(ms: number): WeekSettings['deadline'] {
  const at = Date.now() + ms
  const time = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: zone }).format(at)
  return { weekday: weekdayOf(dayAt(at, zone)), time }
}

/** Reports due and the digest posted so many milliseconds from now; nobody is left alone at night. */
export const settingsWith = (deadline: number, digest: number): WeekSettings => ({
  ...defaultSettings(zone, 'en'),
  deadline: momentIn(deadline),
  digest: momentIn(digest),
  quiet: { from: '00:00', until: '00:00' },
})

export const memberOf = (person: string, over: Partial<Member> = {}): Member => ({
  person,
  name: `Member ${person}`,
  zone,
  joinedAt: Date.now() - 30 * day,
  workdays: [1, 2, 3, 4, 5, 6, 7],
  ...over,
})

export const reportOf = (channel: string, person: string, parts: Partial<Report['parts']>): Report => ({
  channel,
  week: thisWeek,
  person,
  name: `Member ${person}`,
  parts: { ...(Object.fromEntries(reportParts.map((part) => [part, ''])) as Report['parts']), ...parts },
  lang: 'en',
  at: Date.now(),
})

export async function keepChannel(weeks: Weeks, channel: string, settings: WeekSettings): Promise<void> {
  await weeks.changeChannel(channel, () => ({ settings, since: Date.now() - 6 * day, on: true, name: 'ops' }))
}

export async function openWeeksStage(): Promise<WeekStage> {
  const [slack, discord, redis] = [
    await new SlackStandIn().start(),
    await new DiscordStandIn().start(),
    await startRedis(),
  ]
  // Else the digest would wait for members whose deadline is hours later.
  slack.api.zone = zone
  const store = openRedisStore({ redis: redis.socket, onLink: () => {} })
  const bots: ChildProcess[] = []
  const { botToken, appToken, apiUrl } = slack
  const args = [
    redis.socket,
    JSON.stringify({ botToken, appToken, apiUrl }),
    JSON.stringify({ token: discord.token, apiUrl: discord.api }),
  ]
  return {
    slack,
    discord,
    redis,
    weeks: keepWeeks(store),
    async startBot() {
      const command = ['--import', 'tsx', 'test/stand-ins/week-bot.ts', ...args]
      const bot = spawn(process.execPath, command, { stdio: ['ignore', 'pipe', 'inherit'] })
      bots.push(bot)
      await once(bot.stdout, 'data')
      return bot
    },
    async stop() {
      for (const bot of bots) bot.kill('SIGKILL')
      await store.close()
      await Promise.all([slack.stop(), discord.stop(), redis.stop()])
    },
  }
}

/** What stands in Slack's channel and its threads, or in Discord's. */
export const shownInSlack = ({ slack }: WeekStage, channel: string = slackIds.channel): string[] =>
  slack
    .messages(channel)
    .filter(({ user }) => user === slackIds.bot)
    .map((one) => JSON.stringify(one.blocks))

/** Resolves when nothing changes any more for so long. */
export async function settled(look: () => unknown, quiet = 1_500): Promise<void> {
  for (let before = JSON.stringify(look()), since = Date.now(); Date.now() - since < quiet; await sleep(100)) {
    const now = JSON.stringify(look())
    if (now === before) continue
    before = now
    since = Date.now()
  }
}
