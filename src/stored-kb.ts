/**
 * The knowledge and its index, opened: from the file that a build made, as long as no file of the kb has changed since, else from the kb
 * folder itself (which takes some ten times as long and checks every file).
 */
import { createHash } from 'node:crypto'
import { readdir, readFile, stat, writeFile } from 'node:fs/promises'
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

/** Writes the file that `openKb` reads: the stamp, then a part of the knowledge or of its index a line. */
export async function storeKb(folder: string, file: string): Promise<OpenKb> {
  const kb = await readKb(folder)
  const parts: StoredParts = { ...kb.knowledge, ...storeIndex(kb.index) }
  const lines = [await stampOf(folder), ...Object.entries(parts)]
  await writeFile(file, lines.map((line) => `${JSON.stringify(line)}\n`).join(''))
  return kb
}

export async function openKb(folder: string, file: string): Promise<OpenKb> {
  const [bytes, stamp] = await Promise.all([readFile(file).catch(() => undefined), stampOf(folder).catch(() => '')])
  const known = bytes && openStored(bytes, stamp)
  return known ?? readKb(folder)
}

function openStored(bytes: Buffer, stamp: string): OpenKb | undefined {
  const [first, ...lines] = linesOf(bytes)
  if (first?.toString() !== JSON.stringify(stamp)) return undefined
  // a line at a time: its text is free before the next is read, and a line of numbers takes a byte a character
  const parts = Object.fromEntries(lines.map((line) => JSON.parse(line.toString()))) as StoredParts
  const { notes, errors, terms } = parts
  return { knowledge: { notes, errors, terms }, index: restoreIndex(parts, terms) }
}

function linesOf(bytes: Buffer): Buffer[] {
  const end = bytes.indexOf('\n')
  return end < 0 ? [] : [bytes.subarray(0, end), ...linesOf(bytes.subarray(end + 1))]
}
