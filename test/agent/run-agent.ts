import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export const agent = join(import.meta.dirname, '../../agent/askstack-agent')
/** Whether a command is on this machine; script/test installs those that the tests use. */
export const isHere = (command: string): boolean => spawnSync('sh', ['-c', `command -v ${command}`]).status === 0

/** The shells that the agent is tried under. */
export const shells = [['dash'], ['bash'], ['busybox', 'sh']].filter(([command = '']) => isHere(command))

export interface Ended {
  readonly code: number | null
  readonly signal: string | null
  readonly out: string
  readonly err: string
  readonly ms: number
}
export interface RunOptions {
  readonly env?: Readonly<Record<string, string>>
  readonly input?: string
  /** Told the child's pid once it runs. */
  readonly meanwhile?: (pid: number) => Promise<void> | void
}

export const folder = (): string => mkdtempSync(join(tmpdir(), 'agent-'))

/** Runs a command to its end and keeps what it said. */
export function runCommand(
  command: readonly string[],
  { env, input = '', meanwhile }: RunOptions = {},
): Promise<Ended> {
  const began = Date.now()
  const [file = '', ...args] = command
  const child = spawn(file, args, { env: { PATH: process.env.PATH ?? '', HOME: '/nonexistent', ...env } })
  const [out, err]: [Buffer[], Buffer[]] = [[], []]
  child.stdout.on('data', (part: Buffer) => out.push(part))
  child.stderr.on('data', (part: Buffer) => err.push(part))
  child.stdin.on('error', () => undefined)
  child.stdin.end(input)
  if (meanwhile && child.pid) void meanwhile(child.pid)
  return new Promise((resolve) => {
    child.on('close', (code, signal) => {
      const text = (parts: readonly Buffer[]) => Buffer.concat(parts).toString()
      resolve({ code, signal, out: text(out), err: text(err), ms: Date.now() - began })
    })
  })
}
