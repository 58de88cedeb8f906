/**
 * Many conversations at once against stand-ins of Slack and Discord, the built bot between them and a real Redis; first as it should be,
 * then with refusals, errors and broken connections. Prints a table, times in milliseconds: `npx tsx bench/chat-load.ts [CONVERSATIONS]`.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { openStage, type Stage } from '../test/e2e/stage.ts'
import { talkInDiscord } from './load/talk-in-discord.ts'
import { talkInSlack } from './load/talk-in-slack.ts'
import { newTally, rowOf, type Talk } from './load/tally.ts'

const conversations = Number(process.argv[2] ?? 50)
/** What is sent twice comes by then. */
const settling = 4_000
const trouble = { limited: 0.1, broken: 0.05, reset: 0.02 }
/** What goes wrong, and how many seconds a 429 asks to wait. */
const weathers = [
  { weather: 'calm', chaos: undefined },
  { weather: 'trouble', chaos: trouble },
  { weather: 'trouble, 429 for 1 s', chaos: { ...trouble, retryAfter: 1 } },
] as const

type Place = (stage: Stage, name: string, i: number, talk: Talk) => Promise<void>

const inSlack: Place = ({ slack }, name, _, talk) => talkInSlack(slack, name, talk)
const inDiscord: Place = ({ discord }, name, _, talk) => talkInDiscord(discord, name, talk)
const inBoth: Place = (stage, name, i, talk) => (i % 2 ? inSlack : inDiscord)(stage, name, i, talk)

const places: Readonly<Record<string, Place>> = { Slack: inSlack, Discord: inDiscord, both: inBoth }
const chance = mulberry(7)
/** All begin in the same moment and ask again after half a second to two and a half. */
const read = () => sleep(500 + 2_000 * chance())

const stage = await openStage()
for (const place of [inSlack, inDiscord])
  await place(stage, '399', 0, { tally: newTally(), read: async () => {}, later: [] })

const rows: object[] = []
let run = 0
for (const { weather, chaos } of weathers) {
  if (chaos) {
    stage.slack.misbehave(chaos, chance)
    stage.discord.trouble(chaos, 7)
  }
  for (const [name, place] of Object.entries(places)) {
    const talk: Talk = { tally: newTally(), read, later: [] }
    run += 1
    const idOf = (i: number) => `32${run}0000000000${String(i).padStart(5, '0')}`
    await Promise.all(Array.from({ length: conversations }, (_, i) => place(stage, idOf(i), i, talk)))
    await sleep(settling)
    for (const look of talk.later) look()
    rows.push(rowOf(`${name}, ${weather}`, talk.tally))
  }
}
console.table(rows)
const mistakes = stage.bot.lines.filter((line) => /"level":"(warn|error|fatal)"/.test(line))
console.log(`${mistakes.length} warnings and errors in the log`)
for (const line of mistakes.slice(0, 10)) console.log(line.slice(0, 400))
await stage.stop()

/** Numbers from 0 to 1, the same for the same seed. */
function mulberry(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
