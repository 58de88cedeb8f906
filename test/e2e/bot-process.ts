import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

/** The built bot as a process of its own, set up by nothing but its environment. */
export interface BotProcess {
  readonly pid: number
  /** What it said about itself, oldest first. */
  readonly lines: readonly string[]
  /** Resolves with the first line that holds `words`. */
  saidThat(words: string, patience?: number): Promise<string>
  /** Resolves with the exit status, or the signal that ended it. */
  end(signal: NodeJS.Signals): Promise<number | NodeJS.Signals | null>
}

const program = 'dist/cli.js'
/** As `npm start` has it. */
const nodeOptions = ['--max-semi-space-size=4']

/** Starts `askstack serve` and resolves when it runs. */
export async function startBotProcess(env: Readonly<Record<string, string>>): Promise<BotProcess> {
  const bot = spawnBot(env)
  await bot.saidThat('Askstack runs')
  return bot
}

export function spawnBot(env: Readonly<Record<string, string>>): BotProcess {
  if (!existsSync(program)) throw new Error('build first: npm run build')
  const { PATH = '', HOME = '' } = process.env
  const child = spawn(process.execPath, [...nodeOptions, program, 'serve'], {
    env: { PATH, HOME, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const lines: string[] = []
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (bytes) => lines.push(...String(bytes).split('\n').filter(Boolean)))
  }
  const saidThat = (words: string, patience = 60_000) => waitForLine({ child, lines, words, patience })
  return { pid: child.pid ?? 0, lines, saidThat, end: (signal) => end(child, signal) }
}

interface Wanted {
  readonly child: ChildProcess
  readonly lines: readonly string[]
  readonly words: string
  readonly patience: number
}

async function waitForLine({ child, lines, words, patience }: Wanted): Promise<string> {
  for (const until = Date.now() + patience; Date.now() < until; await sleep(20)) {
    const found = lines.find((line) => line.includes(words))
    if (found) return found
    if (hasEnded(child)) break
  }
  throw new Error(`the bot never said "${words}":\n${lines.join('\n')}`)
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<number | NodeJS.Signals | null> {
  if (!hasEnded(child)) {
    const ended = once(child, 'exit')
    child.kill(signal)
    await ended
  }
  return child.exitCode ?? child.signalCode
}

const hasEnded = ({ exitCode, signalCode }: ChildProcess): boolean => exitCode !== null || signalCode !== null

/** A port that nobody listens on. */
export async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}
