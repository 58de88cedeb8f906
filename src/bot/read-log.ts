import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import type { FileRef } from '../message.ts'
import { escapeMarkdown } from './plain-reply.ts'
import type { Texts } from './texts.ts'

/** The content of an attached log, or why there is none, as a person is told. */
export type ReadLog =
  | { readonly kind: 'none' }
  | { readonly kind: 'log'; readonly bytes: Uint8Array }
  | { readonly kind: 'refused'; readonly reason: string }

export type FetchFile = (address: string) => Promise<Uint8Array>

const mostBytes = 20 * 1024 * 1024
/** Real logs pack 5 to 40 times; more than this is no log. */
const mostRatio = 200
const noLogs =
  /\.(png|jpe?g|gif|webp|bmp|svg|heic|mp4|mov|webm|mp3|pdf|zip|7z|rar|xz|bz2|zst|docx?|xlsx?|pptx?|exe|iso|qcow2)$/i
const unpack = promisify(gunzip)

/** Reads the first of the files that can be a log. Rejects only with what may succeed later. */
export async function readLog(files: readonly FileRef[], fetchFile: FetchFile, say: Texts): Promise<ReadLog> {
  const file = files.find(({ name }) => !noLogs.test(name))
  const name = escapeMarkdown((file ?? files[0])?.name.slice(0, 80) ?? '')
  if (!file) return files.length > 0 ? { kind: 'refused', reason: say.notALog(name) } : { kind: 'none' }
  if (file.size > mostBytes) return { kind: 'refused', reason: say.tooLarge(name, (file.size / 1e6).toFixed(1)) }
  try {
    const bytes = await fetchFile(file.address)
    return isGzip(bytes) ? await unpacked(bytes, say.notUnpacked(name)) : { kind: 'log', bytes }
  } catch (error) {
    if (!isPermanent(error)) throw error
    return { kind: 'refused', reason: say.notRead(name, error.message) }
  }
}

const isGzip = (bytes: Uint8Array): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b

async function unpacked(bytes: Uint8Array, reason: string): Promise<ReadLog> {
  try {
    const maxOutputLength = Math.min(mostBytes, bytes.length * mostRatio)
    return { kind: 'log', bytes: await unpack(bytes, { maxOutputLength }) }
  } catch {
    return { kind: 'refused', reason }
  }
}

function isPermanent(error: unknown): error is Error & { readonly permanent: true } {
  return error instanceof Error && (error as { permanent?: unknown }).permanent === true
}
