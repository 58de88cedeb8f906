/**
 * The knowledge and its index, opened: from the file that a build made, as long as no file of the kb has changed since, else from the kb
 * folder itself (which takes some ten times as long and checks every file).
 */
import { createHash } from 'node:crypto'
import { type FileHandle, open, readdir, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Knowledge } from './knowledge/knowledge.ts'
import { buildIndex, restoreIndex, type SearchIndex, type StoredIndex, storeIndex } from './search/search.ts'

type StoredParts = Knowledge & StoredIndex

export interface OpenKb {
  readonly knowledge: Knowledge
  readonly index: SearchIndex
}

/** Knows a folder's state by names, sizes and times, without reading the files. */
async function stampOf(folder: string): Promise<string> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
  const states = await Promise.all(files.map(async (file) => ({ file, ...(await stat(file)) })))
  const hash = createHash('sha256')
  for (const { file, size, mtimeMs } of states)
    hash.update(`${file.slice(folder.length)} ${size} ${Math.floor(mtimeMs)}\n`)
  return hash.digest('hex')
}

/** Reads and checks the folder, and builds the index; throws one error that lists every mistake. */
async function readKb(folder: string): Promise<OpenKb> {
  const { formatMistake, loadKnowledge } = await import('./knowledge/load-knowledge.ts')
  const loaded = await loadKnowledge(folder)
  if (loaded.kind === 'mistakes') {
    const lines = loaded.mistakes.map(formatMistake).join('\n')
    throw new Error(`the knowledge in ${folder} has mistakes; mend them and start again:\n${lines}`)
  }
  return { knowledge: loaded.knowledge, index: buildIndex(loaded.knowledge) }
}

/** The first line of the stored file: what it was made from, and how many bytes each of the lines after it takes. */
interface Head {
  readonly stamp: string
  readonly sizes: readonly number[]
}

const longestHead = 1024

/** Writes the file that `openKb` reads: a part of the knowledge or of its index a line. */
export async function storeKb(folder: string, file: string): Promise<OpenKb> {
  const kb = await readKb(folder)
  const parts: StoredParts = { ...kb.knowledge, ...storeIndex(kb.index) }
  const lines = Object.entries(parts).map((part) => `${JSON.stringify(part)}\n`)
  const head: Head = { stamp: await stampOf(folder), sizes: lines.map((line) => Buffer.byteLength(line)) }
  await writeFile(file, [`${JSON.stringify(head)}\n`, ...lines].join(''))
  return kb
}

export async function openKb(folder: string, file: string): Promise<OpenKb> {
  const [handle, stamp] = await Promise.all([open(file).catch(() => undefined), stampOf(folder).catch(() => '')])
  try {
    const known = handle && (await openStored(handle, stamp))
    return known ?? (await readKb(folder))
  } finally {
    await handle?.close()
  }
}

/** A line at a time into the same few megabytes: the whole file at once would cost a small machine as much again as the knowledge itself. */
async function openStored(handle: FileHandle, stamp: string): Promise<OpenKb | undefined> {
  const start = await readText(handle, Buffer.alloc(longestHead), 0)
  const [line = ''] = start.split('\n')
  if (!line.startsWith(`{"stamp":"${stamp}"`)) return undefined
  const { sizes }: Head = JSON.parse(line)
  const buffer = Buffer.alloc(Math.max(...sizes))
  const parts: [keyof StoredParts, unknown][] = []
  let at = Buffer.byteLength(line) + 1
  for (const size of sizes) {
    parts.push(JSON.parse(await readText(handle, buffer.subarray(0, size), at)))
    at += size
  }
  const { notes, errors, terms, ...index } = Object.fromEntries(parts) as unknown as StoredParts
  return { knowledge: { notes, errors, terms }, index: restoreIndex(index, terms) }
}

async function readText(handle: FileHandle, into: Buffer, at: number): Promise<string> {
  const { bytesRead } = await handle.read(into, 0, into.length, at)
  return into.toString('utf8', 0, bytesRead)
}
