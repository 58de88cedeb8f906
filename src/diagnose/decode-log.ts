/**
 * A log in whatever encoding it came → UTF-8 bytes. Never fails: what cannot be read becomes replacement characters.
 */

import { isUtf8 } from 'node:buffer'

/** Enough to tell an encoding by. */
const sample = 65_536

export function decodeLog(log: string | Uint8Array): Uint8Array {
  if (typeof log === 'string') return Buffer.from(log, 'utf8')
  const encoding = encodingOf(log)
  return encoding === 'utf-8' ? log : Buffer.from(new TextDecoder(encoding).decode(log), 'utf8')
}

function encodingOf(log: Uint8Array): string {
  if (log[0] === 0xff && log[1] === 0xfe) return 'utf-16le'
  if (log[0] === 0xfe && log[1] === 0xff) return 'utf-16be'
  const head = log.subarray(0, sample)
  const zeros = countZeros(head)
  if (zeros.odd > head.length / 4 && zeros.even < zeros.odd / 8) return 'utf-16le'
  if (zeros.even > head.length / 4 && zeros.odd < zeros.even / 8) return 'utf-16be'
  if (isUtf8(log)) return 'utf-8'
  return isMostlyUtf8(log) ? 'utf-8' : chineseOrWestern(head)
}

function countZeros(bytes: Uint8Array): { even: number; odd: number } {
  const zeros = { even: 0, odd: 0 }
  for (let at = 0; at < bytes.length; at++) {
    if (bytes[at] !== 0) continue
    if (at % 2 === 0) zeros.even++
    else zeros.odd++
  }
  return zeros
}

/** A few broken bytes (a cut head or tail, one binary line) do not make another encoding. */
function isMostlyUtf8(log: Uint8Array): boolean {
  const text = new TextDecoder('utf-8').decode(log.subarray(0, sample))
  let broken = 0
  let foreign = 0
  for (const character of text) {
    if (character === '\ufffd') broken++
    else if (character > '\u007f') foreign++
  }
  return broken <= 4 || broken < foreign / 4
}

/** GBK logs hold Chinese characters in runs; Western ones single accented letters. */
function chineseOrWestern(head: Uint8Array): string {
  const text = new TextDecoder('gb18030').decode(head)
  const han = text.match(/[\u4e00-\u9fff]{2}/g)?.length ?? 0
  const broken = text.match(/\ufffd/g)?.length ?? 0
  return han > 0 && broken <= han / 4 ? 'gb18030' : 'latin1'
}
