import { readFile, stat } from 'node:fs/promises'
import { UsageError } from './json-lines.ts'

/** More than this is not read; a longer log is given by its end. */
const maxBytes = 10 * 1024 * 1024

const tooLong = (what: string, size: number) =>
  new UsageError(
    `${what} has ${(size / 1024 / 1024).toFixed(1)} MB and 10 MB are read at most; give its end: tail -c 10000000 FILE | askstack diagnose -`,
  )

/** A log file of up to 10 MB; rejects with what to do instead. */
export async function readLogFile(file: string): Promise<Uint8Array> {
  const { size } = await stat(file).catch(() => {
    throw new UsageError(`${file} cannot be read; give the path of a log`)
  })
  if (size > maxBytes) throw tooLong(file, size)
  return readFile(file)
}

/** All of standard input, up to 10 MB. */
export async function readStandardInput(): Promise<Uint8Array> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of process.stdin) {
    size += (chunk as Buffer).length
    if (size > maxBytes) throw tooLong('standard input', size)
    chunks.push(chunk as Buffer)
  }
  return Buffer.concat(chunks)
}
