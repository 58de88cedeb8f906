/** The parts of a log in which a resemblance is looked for: all of a short one, the telling lines of a long one. */

import type { TellingPlace } from './keep-telling.ts'
import { readRecord, type Token } from './read-record.ts'

const shortLog = 32_768
const mostRecords = 400
const mostTelling = 80

export function nearRecords(bytes: Uint8Array, telling: readonly TellingPlace[]): Token[][] {
  if (bytes.length <= shortLog) return allRecords(bytes)
  const strongest = [...telling].sort((a, b) => b.tells - a.tells).slice(0, mostTelling)
  return strongest.map(({ start, line }) => readRecord(bytes, start, line, start, 1))
}

function allRecords(bytes: Uint8Array): Token[][] {
  const records: Token[][] = []
  let line = 1
  for (let start = 0; start < bytes.length && records.length < mostRecords; line++) {
    const record = readRecord(bytes, start, line, start, 1)
    if (record.length > 1) records.push(record)
    const newline = bytes.indexOf(10, start)
    if (newline < 0) break
    start = newline + 1
  }
  return records
}
