/** The bytes of a growing log, from a file or a stream, until the signal or (a stream) its end. One chunk at a time is held. */

import { type FileHandle, open } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import { setTimeout as wait } from 'node:timers/promises'
import { UsageError } from './json-lines.ts'

/** `restart`: the file was cut or another took its place. */
export type Growth = { readonly kind: 'bytes'; readonly bytes: Uint8Array } | { readonly kind: 'restart' }

const chunkBytes = 65_536
const pause = 250
/** Of what the file holds already so much is read. */
const mostBefore = 10 * 1024 * 1024

export async function* followFile(file: string, signal: AbortSignal): AsyncGenerator<Growth> {
  let handle = await openLog(file)
  if (!handle) throw new UsageError(`${file} cannot be read; give the path of a log`)
  let at = Math.max(0, (await handle.stat()).size - mostBefore)
  try {
    while (!signal.aborted) {
      const next = await replacedBy(file, handle, at)
      if (next !== handle) {
        for (let bytes = await readAt(handle, at); bytes.length > 0; bytes = await readAt(handle, at)) {
          at += bytes.length
          yield { kind: 'bytes', bytes }
          if (signal.aborted) break
        }
      }
      if (next === undefined) await pauseFor(signal)
      else {
        if (next !== handle) await handle.close()
        handle = next
        at = 0
        yield { kind: 'restart' }
      }
    }
  } finally {
    await handle.close()
  }
}

const pauseFor = (signal: AbortSignal): Promise<void> => wait(pause, undefined, { signal }).catch(() => undefined)

async function openLog(file: string): Promise<FileHandle | undefined> {
  const handle = await open(file).catch(() => undefined)
  if (!handle || (await handle.stat()).isFile()) return handle
  await handle.close()
  return undefined
}

async function readAt(handle: FileHandle, position: number): Promise<Uint8Array> {
  const buffer = Buffer.allocUnsafe(chunkBytes)
  const { bytesRead } = await handle.read(buffer, 0, chunkBytes, position)
  return buffer.subarray(0, bytesRead)
}

/** The handle to go on with from the start: the same when the file was cut, a new one when it was replaced; none when it only grew. */
async function replacedBy(file: string, handle: FileHandle, at: number): Promise<FileHandle | undefined> {
  const [mine, next] = [await handle.stat(), await openLog(file)]
  if (next) {
    const { ino, dev } = await next.stat()
    if (ino !== mine.ino || dev !== mine.dev) return next
    await next.close()
  }
  return mine.size < at ? handle : undefined
}

/** Small pieces are gathered for a moment, so that a chatty journal is not looked at line by line. */
export async function* followStream(stream: Readable, signal: AbortSignal): AsyncGenerator<Growth> {
  while (!signal.aborted && !stream.readableEnded) {
    if (stream.readableLength === 0) await moved(stream, signal)
    if (stream.readableLength < chunkBytes / 2 && !stream.readableEnded) await pauseFor(signal)
    const bytes = stream.read() as Uint8Array | null
    if (bytes) yield { kind: 'bytes', bytes }
  }
}

/** Until there is something to read, or no more to come. */
function moved(stream: Readable, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      for (const event of ['readable', 'end', 'close']) stream.off(event, done)
      signal.removeEventListener('abort', done)
      resolve()
    }
    for (const event of ['readable', 'end', 'close']) stream.on(event, done)
    signal.addEventListener('abort', done)
  })
}
