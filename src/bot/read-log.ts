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
const noLogs =
  /\.(png|jpe?g|gif|webp|bmp|svg|heic|mp4|mov|webm|mp3|pdf|zip|7z|rar|xz|bz2|zst|docx?|xlsx?|pptx?|exe|iso|qcow2)$/i

/** Reads the first of the files that can be a log. Rejects only with what may succeed later. */
export async function readLog(files: readonly FileRef[], fetchFile: FetchFile, say: Texts): Promise<ReadLog> {
  const file = files.find(({ name }) => !noLogs.test(name))
  const name = escapeMarkdown((file ?? files[0])?.name.slice(0, 80) ?? '')
  if (!file) return files.length > 0 ? { kind: 'refused', reason: say.notALog(name) } : { kind: 'none' }
  if (file.size > mostBytes) return { kind: 'refused', reason: say.tooLarge(name, (file.size / 1e6).toFixed(1)) }
  try {
    return { kind: 'log', bytes: await fetchFile(file.address) }
  } catch (error) {
    if (!isPermanent(error)) throw error
    return { kind: 'refused', reason: say.notRead(name, error.message) }
  }
}

function isPermanent(error: unknown): error is Error & { readonly permanent: true } {
  return error instanceof Error && (error as { permanent?: unknown }).permanent === true
}
