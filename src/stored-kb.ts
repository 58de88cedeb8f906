/**
 * The knowledge and its index, opened: from the file that a build made, as long as no file of the kb has changed since, else from the kb
 * folder itself (which takes some ten times as long and checks every file).
 */
import { createHash } from 'node:crypto'
import { readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Knowledge } from './knowledge/knowledge.ts'
import { buildIndex, restoreIndex, type SearchIndex, type StoredIndex, storeIndex } from './search/search.ts'

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

/** Writes the file that `openKb` reads: the stamp, the knowledge and the index, a line of JSON each. */
export async function storeKb(folder: string, file: string): Promise<OpenKb> {
  const kb = await readKb(folder)
  const lines = [await stampOf(folder), kb.knowledge, storeIndex(kb.index)]
  await writeFile(file, lines.map((line) => `${JSON.stringify(line)}\n`).join(''))
  return kb
}

export async function openKb(folder: string, file: string): Promise<OpenKb> {
  const [bytes, stamp] = await Promise.all([readFile(file).catch(() => undefined), stampOf(folder).catch(() => '')])
  const known = bytes && openStored(bytes, stamp)
  return known ?? readKb(folder)
}

/** A line at a time, so that the text of one is free before the next is read. */
function openStored(bytes: Buffer, stamp: string): OpenKb | undefined {
  const first = bytes.indexOf('\n')
  if (bytes.toString('utf8', 0, first) !== JSON.stringify(stamp)) return undefined
  const second = bytes.indexOf('\n', first + 1)
  const knowledge = JSON.parse(bytes.toString('utf8', first, second)) as Knowledge
  const index = JSON.parse(bytes.toString('utf8', second)) as StoredIndex
  return { knowledge, index: restoreIndex(index, knowledge.terms) }
}
