import { constants } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'

export type ReadText =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'refused'; readonly rule: string; readonly got: string }

/** Control characters but tab, line feed, carriage return and escape (samples of logs are coloured). */
const binary = /[\u0000-\u0008\u000b\u000c\u000e-\u001a\u001c-\u001f]/

/** A regular file as text with `\n` line ends; never reads more than the bound, never through a link. */
export async function readText(path: string, kilobytes: number): Promise<ReadText> {
  try {
    const handle = await open(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0))
    try {
      const bytes = await readBytes(handle, kilobytes * 1024 + 1)
      if (bytes.length > kilobytes * 1024) return refused(`must be at most ${kilobytes} KB`, 'more')
      return decode(bytes)
    } finally {
      await handle.close()
    }
  } catch (error) {
    return refused('must be readable', (error as NodeJS.ErrnoException).code ?? String(error))
  }
}

async function readBytes(handle: FileHandle, max: number): Promise<Uint8Array> {
  const buffer = new Uint8Array(max)
  let length = 0
  while (length < max) {
    const { bytesRead } = await handle.read(buffer, length, max - length)
    if (bytesRead === 0) break
    length += bytesRead
  }
  return buffer.subarray(0, length)
}

function decode(bytes: Uint8Array): ReadText {
  const rule = 'must be UTF-8 text without control characters'
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes).replaceAll('\r\n', '\n')
    return binary.test(text) ? refused(rule, 'a control character') : { kind: 'text', text }
  } catch {
    return refused(rule, 'other bytes')
  }
}

function refused(rule: string, got: string): ReadText {
  return { kind: 'refused', rule, got }
}
