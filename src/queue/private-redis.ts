/**
 * A Redis of the bot's own, where none is configured: `redis-server` on a socket in the data folder, appending every job to disk.
 * Bots with the same data folder share one; the last to leave stops it. What a killed bot left running is taken over.
 */
import { mkdir, rm, stat } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { answers, isAlone, isInstalled, launch, shutDown } from './redis-process.ts'
import { socketOf } from './socket-of.ts'

export interface PrivateRedis {
  /** The path of its socket. */
  readonly socket: string
  /** Stops it, unless another bot uses it. */
  stop(): Promise<void>
}

export interface PrivateRedisOptions {
  /** The folder that holds its data. */
  readonly data: string
  /** Told when it ended by itself; it is started again. */
  readonly onEnd: (reason: string) => void
}

const restartWait = 500
const watchEvery = 2_000
const staleLock = 15_000

/** Starts it or joins the one that runs; nothing where there is no `redis-server`. Rejects with Redis's own words when it cannot start. */
export async function startPrivateRedis({ data, onEnd }: PrivateRedisOptions): Promise<PrivateRedis | undefined> {
  const folder = resolve(data)
  const socket = socketOf(folder)
  if (!(await isInstalled())) return undefined
  await ownFolder(folder)
  await ownFolder(dirname(socket))
  let stopped = false
  let watch: NodeJS.Timeout | undefined
  const onExit = async (reason: string): Promise<void> => {
    clearInterval(watch)
    if (stopped) return
    onEnd(reason)
    while (!stopped) {
      await sleep(restartWait)
      if (stopped || (await succeeds(start()))) return
    }
  }
  const start = () =>
    underLock(folder, async () => {
      if (!(await answers(socket))) return launch({ folder, socket, onExit })
      watch = setInterval(async () => {
        if (!(await answers(socket))) await onExit('it was gone')
      }, watchEvery).unref()
    })
  await start()
  return {
    socket,
    async stop() {
      stopped = true
      clearInterval(watch)
      if (!(await isAlone(socket))) return
      await shutDown(socket)
      if (dirname(socket) !== folder) await rm(dirname(socket), { recursive: true, force: true })
    },
  }
}

/** Nobody else may have made it: who can write there can read every question. */
async function ownFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 }).catch((error: Error) => {
    throw new Error(
      `the private Redis cannot keep its data: ${error.message}; set ASKSTACK_DATA to a folder that can be written`,
    )
  })
  const { uid, mode } = await stat(folder)
  if (uid !== process.getuid?.() || (mode & 0o002) !== 0) {
    throw new Error(
      `the folder ${folder} must belong to the user that runs the bot and must not be writable by everybody; mend that, or set ASKSTACK_DATA to another one`,
    )
  }
}

const succeeds = (doing: Promise<void>): Promise<boolean> =>
  doing.then(
    () => true,
    () => false,
  )

/** Two bots that start at once must not start two servers on the same files. */
async function underLock<Result>(folder: string, act: () => Promise<Result>): Promise<Result> {
  const lock = join(folder, 'redis.starting')
  while (!(await take(lock))) await sleep(50)
  try {
    return await act()
  } finally {
    await rm(lock, { recursive: true, force: true })
  }
}

async function take(lock: string): Promise<boolean> {
  try {
    await mkdir(lock)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    const made = await stat(lock).catch(() => undefined)
    if (made && Date.now() - made.mtimeMs > staleLock) await rm(lock, { recursive: true, force: true })
    return false
  }
}
