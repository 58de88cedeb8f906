/**
 * Deployments in the worst of weathers: pings out of order and repeated, two built bots that share the work and are killed in turns, a Redis
 * that is killed, chats that refuse, fail and break connections. Tells everything that is not as it should be afterwards.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { readRun } from '../../src/bot/runs.ts'
import type { HostState } from '../../src/deploy/host-state.ts'
import { addHost } from '../../src/main/hosts.ts'
import { openRedisStore } from '../../src/store/redis.ts'
import type { Store } from '../../src/store/store.ts'
import { type BotProcess, freePort, startBotProcess } from '../e2e/bot-process.ts'
import { openStage, type Stage } from '../e2e/stage.ts'
import { ids } from '../stand-ins/discord-objects.ts'
import { type Json, slackIds } from '../stand-ins/slack.ts'
import { endings, isTroubled, nameOf, pingsOf, shuffled } from './chaos-pings.ts'
import { type SentPing, sendPings } from './open-deploys.ts'

export interface ChaosSize {
  readonly hosts: number
  /** Of each host and run. */
  readonly pings: number
  readonly botKills: number
  readonly redisKills: number
}

/** Milliseconds from Redis' answering again until a ping was answered 202, was folded, and the board in Slack shows it. */
export interface Recovery {
  readonly taken: number
  readonly folded: number
  readonly shown: number
}

export interface ChaosOutcome {
  readonly wrong: readonly string[]
  readonly recoveries: readonly Recovery[]
  readonly sent: number
  readonly seconds: number
  readonly calls: number
}

interface Bot {
  readonly url: string
  readonly env: Readonly<Record<string, string>>
  running: BotProcess
}

const trouble = { limited: 0.1, broken: 0.05, reset: 0.02 }
const senders = 24
const patience = 60_000
const channels = { deploys: [`slack:${slackIds.channel}`, `discord:${ids.channel}`] }

export async function runChaos(size: ChaosSize): Promise<ChaosOutcome> {
  const stage = await openStage('socket', { ASKSTACK_CHANNELS: JSON.stringify(channels) })
  const store = openRedisStore({ redis: stage.redis.socket, onLink: () => {} })
  const bots: Bot[] = []
  try {
    bots.push({ url: urlOf(stage.env), env: stage.env, running: stage.bot }, await openBot(stage))
    stage.slack.misbehave(trouble)
    stage.discord.trouble(trouble, 7)
    return await playOut(stage, store, bots, size)
  } finally {
    for (const { running } of bots) await running.end('SIGKILL')
    await store.close()
    await stage.stop()
  }
}

async function openBot(stage: Stage): Promise<Bot> {
  const env = { ...stage.env, PORT: `${await freePort()}` }
  return { url: urlOf(env), env, running: await startBotProcess(env) }
}

const urlOf = ({ PORT }: Bot['env']): string => `http://127.0.0.1:${PORT}`

async function playOut(stage: Stage, store: Store, bots: readonly Bot[], size: ChaosSize): Promise<ChaosOutcome> {
  const began = Date.now()
  const tokens = new Map<string, string>()
  for (let i = 0; i < 10; i++) tokens.set(`d${i}`, (await addHost(store, `d${i}`, began)) ?? '')
  const deliver = delivery(bots, tokens)
  const each = Array.from({ length: size.hosts }, (_, host) => host)
  const all = endings.flatMap((ending) => each.flatMap((host) => pingsOf(ending, ending, host, size)))
  const queue = shuffled([...all, ...all.filter((_, i) => i % 10 === 0)])
  const recoveries: Recovery[] = []
  const troubles = troublesOf(stage, store, bots, { size, deliver, recoveries })
  const due = new Map(troubles.map((act, i) => [Math.ceil(((i + 1) * queue.length) / (troubles.length + 1)), act]))
  let next = 0
  // The next trouble does not begin before the last one is over, and the pings after it wait for that.
  let [over, troubling] = [Promise.resolve(), Promise.resolve()]
  const work = async () => {
    for (let i = next++; i < queue.length; i = next++) {
      const act = due.get(i)
      if (act) [over, troubling] = [troubling, troubling.then(act)]
      await over
      await deliver(queue[i] as SentPing, i)
    }
  }
  await Promise.all(Array.from({ length: senders }, work))
  await troubling
  const wrong = [...(await wrongStates(store, size)), ...(await wrongBoards(stage, size))]
  const calls = stage.slack.calls.filter(({ method }) => method.startsWith('chat.')).length
  return { wrong, recoveries, sent: queue.length, seconds: (Date.now() - began) / 1_000, calls }
}

type Deliver = (ping: SentPing, number: number) => Promise<void>

/** To the one bot and to the other, until it is answered 202. */
function delivery(bots: readonly Bot[], tokens: ReadonlyMap<string, string>): Deliver {
  return async (ping, number) => {
    const token = tokens.get(ping.host.split('/')[0] ?? '') ?? ''
    for (let tries = number; ; tries++) {
      const answer = await sendPings(bots[tries % bots.length]?.url ?? '', token, ping).catch(() => undefined)
      await answer?.text().catch(() => {})
      if (answer?.status === 202) return
      if (answer && answer.status < 500 && answer.status !== 429) throw new Error(`answered ${answer.status}`)
      await sleep(25)
    }
  }
}

interface Around {
  readonly size: ChaosSize
  readonly deliver: Deliver
  readonly recoveries: Recovery[]
}

/** What happens while pings are sent, one after the other: a bot is killed, now and then Redis. */
function troublesOf(stage: Stage, store: Store, bots: readonly Bot[], { size, deliver, recoveries }: Around) {
  const killBot = (number: number) => async () => {
    const bot = bots[number % bots.length] as Bot
    await bot.running.end('SIGKILL')
    bot.running = await startBotProcess(bot.env)
  }
  const killRedis = (number: number) => async () => {
    await stage.redis.kill()
    await sleep(1_500)
    await stage.redis.start()
    recoveries.push(await recoveryOf(stage, store, deliver, number))
  }
  const bot = Array.from({ length: size.botKills }, (_, i) => ({ at: (i + 0.5) / size.botKills, act: killBot(i) }))
  const redis = Array.from({ length: size.redisKills }, (_, i) => ({
    at: (i + 1) / (size.redisKills + 1),
    act: killRedis(i),
  }))
  return [...bot, ...redis].sort((a, b) => a.at - b.at).map(({ act }) => act)
}

async function recoveryOf(stage: Stage, store: Store, deliver: Deliver, number: number): Promise<Recovery> {
  const began = performance.now()
  const since = () => Math.round(performance.now() - began)
  const host = 'd0/probe'
  const stageName = `probe-${number}`
  await deliver({ run: 'probe', host, seq: number + 1, status: 'progress', stage: stageName }, number)
  const taken = since()
  const isFolded = async () => ((await store.record('run:probe', host)) as HostState | undefined)?.seq === number + 1
  while (!(await isFolded())) await sleep(20)
  const folded = since()
  const isShown = () => stage.slack.messages().some((message) => JSON.stringify(message).includes(stageName))
  while (!isShown() && since() < patience) await sleep(20)
  return { taken, folded, shown: since() }
}

/** The state of a host tells its end, its highest seq and its newest pings: each of them was answered 202 at some time of the run. */
async function wrongStates(store: Store, { hosts, pings }: ChaosSize): Promise<string[]> {
  const wrong: string[] = []
  for (const run of endings) {
    const find = async () => {
      const states = (await readRun(store, run)).hosts
      return Array.from({ length: hosts }, (_, host) => host).flatMap((host) => {
        const { seq, told, recent = [] } = states[nameOf(host)] ?? {}
        const end = run === 'failed' && isTroubled(host) ? 'failed' : 'succeeded'
        const isWhole = recent.every((mark, i) => mark.seq === pings - i) && recent.length === Math.min(8, pings)
        return seq === pings && told?.status === end && isWhole ? [] : [`${run}: ${nameOf(host)} is at ${seq}`]
      })
    }
    wrong.push(...(await settled(find)))
  }
  return wrong
}

/** One board a run and channel, which shows how it ended, and one entry for the failure that all have. */
async function wrongBoards(stage: Stage, { hosts }: ChaosSize): Promise<string[]> {
  const bad = Array.from({ length: hosts }, (_, host) => host).filter(isTroubled).length
  const chats = {
    slack: () =>
      stage.slack.messages().map((one) => ({ id: one.ts, text: JSON.stringify(one), thread: one.thread_ts })),
    discord: () =>
      stage.discord.posted().map((one) => {
        const { message_id: thread } = (one.message_reference ?? {}) as Json
        return { id: one.id, text: JSON.stringify(one), thread }
      }),
  }
  const find = async () =>
    Object.entries(chats).flatMap(([chat, messages]) =>
      endings.flatMap((run) => {
        const isOf = (text: string) => text.includes(`"${run}"`) || text.includes(`\`${run}\``)
        const boards = messages().filter(({ text, thread }) => !thread && isOf(text))
        const entries = messages().filter((one) => one.thread === boards[0]?.id && one.text.includes('setuptools'))
        const done = run === 'failed' ? hosts - bad : hosts
        const end = `${run === 'failed' ? 'failed' : 'succeeded'} · ${done} of ${hosts} hosts done`
        // One that recovered may never have been told of: its later pings came first.
        const isTold = run === 'failed' ? entries.length === 1 : entries.length <= (run === 'well' ? 0 : 1)
        const isRight = boards.length === 1 && boards[0]?.text.includes(end) && isTold
        const found = `${boards.length} boards, ${entries.length} entries, ${boards[0]?.text.slice(0, 600)}`
        return isRight ? [] : [`${chat}, ${run}: ${found}`]
      }),
    )
  return settled(find)
}

/** What is still wrong when nothing changes any more. */
async function settled(find: () => Promise<string[]>): Promise<string[]> {
  for (const until = Date.now() + patience; ; await sleep(200)) {
    const wrong = await find()
    if (wrong.length === 0 || Date.now() > until) return wrong
  }
}
