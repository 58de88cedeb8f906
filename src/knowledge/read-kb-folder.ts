import type { Dirent } from 'node:fs'
import { readdir, realpath } from 'node:fs/promises'
import { join } from 'node:path'
import { type Mistake, quote } from './mistake.ts'
import { readText } from './read-text.ts'

export interface KbFile {
  /** Relative to the kb folder, with `/`. */
  readonly path: string
  readonly text: string
}

export interface KbFolder {
  readonly notes: readonly KbFile[]
  readonly errors: readonly KbFile[]
  readonly terms: KbFile | undefined
  /** What a folder may have beside its pages and terms. */
  readonly matrix: KbFile | undefined
  readonly releases: KbFile | undefined
  readonly mistakes: readonly Mistake[]
}

const pageKilobytes = 64
const yamlKilobytes = 256
const maxFiles = 5000
const known = new Set(['notes', 'errors', 'terms.yaml', 'matrix.yaml', 'releases.yaml', 'README.md'])
const belong = 'notes/, errors/, terms.yaml, matrix.yaml, releases.yaml and README.md'

/** Reads `notes/<area>/*.md`, `errors/<component>/*.md`, `terms.yaml`, `matrix.yaml` and `releases.yaml`; follows no link, reads no page above 64 KB. */
export async function readKbFolder(folder: string): Promise<KbFolder> {
  const reader = new Reader(await realpath(folder))
  const top = await reader.list('')
  for (const entry of top) {
    if (!known.has(entry.name)) {
      reader.add(entry.name, 'file', `only ${belong} belong here`, quote(entry.name))
    }
  }
  const notes = await reader.pages('notes', top)
  const errors = await reader.pages('errors', top)
  if (notes.length === 0) reader.add('notes', 'folder', 'must hold at least one note', 'nothing')
  const terms = await reader.named('terms.yaml', top)
  const matrix = await reader.optional('matrix.yaml', top)
  const releases = await reader.optional('releases.yaml', top)
  return { notes, errors, terms, matrix, releases, mistakes: reader.mistakes }
}

/** Holds the count of files and the mistakes of one reading. */
class Reader {
  readonly mistakes: Mistake[] = []
  private readonly root: string
  private count = 0

  constructor(root: string) {
    this.root = root
  }

  add(file: string, field: string, rule: string, got: string): void {
    this.mistakes.push({ file, field, rule, got })
  }

  async list(path: string): Promise<Dirent[]> {
    const entries = await readdir(join(this.root, path), { withFileTypes: true })
    return entries.filter(({ name }) => !name.startsWith('.')).toSorted((a, b) => (a.name < b.name ? -1 : 1))
  }

  async named(name: string, entries: readonly Dirent[]): Promise<KbFile | undefined> {
    const entry = entries.find((one) => one.name === name)
    if (entry) return this.file(name, entry)
    this.add(name, 'file', 'must exist', 'nothing')
    return undefined
  }

  async optional(name: string, entries: readonly Dirent[]): Promise<KbFile | undefined> {
    const entry = entries.find((one) => one.name === name)
    return entry && this.file(name, entry)
  }

  async pages(kind: string, top: readonly Dirent[]): Promise<KbFile[]> {
    const found: KbFile[] = []
    const folder = top.find((one) => one.name === kind)
    if (!folder || !this.isFolder(kind, folder)) return found
    for (const area of await this.list(kind)) {
      const path = `${kind}/${area.name}`
      if (!this.isFolder(path, area)) continue
      for (const entry of await this.list(path)) {
        const page = await this.page(`${path}/${entry.name}`, entry)
        if (page) found.push(page)
      }
    }
    return found
  }

  private isFolder(path: string, entry: Dirent): boolean {
    if (entry.isDirectory()) return true
    this.add(path, 'folder', 'must be a folder (files stand in notes/<area>/ and errors/<component>/)', kindOf(entry))
    return false
  }

  private async page(path: string, entry: Dirent): Promise<KbFile | undefined> {
    if (entry.name.endsWith('.md')) return this.file(path, entry)
    this.add(path, 'file', 'must be a Markdown file whose name ends in .md', quote(entry.name))
    return undefined
  }

  private async file(path: string, entry: Dirent): Promise<KbFile | undefined> {
    if (!entry.isFile()) {
      this.add(path, 'file', 'must be a regular file, not a link or a folder', kindOf(entry))
      return undefined
    }
    this.count += 1
    if (this.count > maxFiles) {
      if (this.count === maxFiles + 1) this.add(path, 'files', `at most ${maxFiles} files`, 'more')
      return undefined
    }
    return this.read(path)
  }

  private async read(path: string): Promise<KbFile | undefined> {
    const read = await readText(join(this.root, path), path.endsWith('.yaml') ? yamlKilobytes : pageKilobytes)
    if (read.kind === 'text') return { path, text: read.text }
    this.add(path, 'file', read.rule, read.got)
    return undefined
  }
}

function kindOf(entry: Dirent): string {
  if (entry.isSymbolicLink()) return 'a link'
  return entry.isDirectory() ? 'a folder' : entry.isFile() ? 'a file' : 'something else'
}
