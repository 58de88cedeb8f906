/**
 * What stands in logs beside words: colours, escapes, entities. Skipped, so that a word glued to them stays whole.
 */

const newline = 10
const carriageReturn = 13
const entities = new Set(['quot', 'apos', 'gt', 'lt', 'amp', 'nbsp', '#39', '#34', '#x27', '#x22', '#x2F', '#160'])

/**
 * Looks at the special byte at `at` and gives the position after it.
 * Negative: the position begins a new part of the line (an escaped newline or a carriage return).
 */
export function skipSpecial(bytes: Uint8Array, at: number, to: number): number {
  switch (bytes[at]) {
    case carriageReturn:
      return bytes[at + 1] === newline ? at + 1 : -(at + 1)
    case 0x1b:
      return bytes[at + 1] === 0x5b ? skipColour(bytes, at + 1, to) : at + 1
    case 0x5b:
      return skipPastedColour(bytes, at, to)
    case 0x5c:
      return skipEscape(bytes, at, to)
    case 0x23:
      return skipOctal(bytes, at)
    case 0x26:
      return skipEntity(bytes, at, to)
    default:
      return at + 1
  }
}

/** `[0;31m` and the like after an escape byte: up to the letter that ends it. */
function skipColour(bytes: Uint8Array, bracket: number, to: number): number {
  let at = bracket + 1
  const limit = Math.min(to, bracket + 24)
  while (at < limit && ((bytes[at] as number) < 0x40 || (bytes[at] as number) > 0x7e)) at++
  return Math.min(at + 1, to)
}

/** The same when the escape byte was lost in pasting: only digits and semicolons, then `m` or `K`. */
function skipPastedColour(bytes: Uint8Array, bracket: number, to: number): number {
  let at = bracket + 1
  const limit = Math.min(to, bracket + 12)
  while (at < limit && isColourByte(bytes[at] as number)) at++
  const isColour = at < to && at > bracket + 1 && (bytes[at] === 0x6d || bytes[at] === 0x4b)
  return isColour ? at + 1 : bracket + 1
}

const isColourByte = (byte: number): boolean => (byte >= 0x30 && byte <= 0x39) || byte === 0x3b

/** `\n` begins a new part however often it is escaped; `\t`, `\xe2`, `\u001b` are no words. */
function skipEscape(bytes: Uint8Array, start: number, to: number): number {
  let at = start
  while (at < to && bytes[at] === 0x5c) at++
  switch (bytes[at]) {
    case 0x6e:
      return -(at + 1)
    case 0x72:
    case 0x74:
      return at + 1
    case 0x78:
      return Math.min(at + 3, to)
    case 0x75:
      return Math.min(at + 5, to)
    default:
      return at
  }
}

/** Syslog writes control characters as `#012` (newline), `#011` (tab), `#033` (escape). */
function skipOctal(bytes: Uint8Array, at: number): number {
  if (bytes[at + 1] !== 0x30) return at + 1
  const code = ((bytes[at + 2] ?? 0) - 0x30) * 8 + ((bytes[at + 3] ?? 0) - 0x30)
  if (code === newline) return -(at + 4)
  return code === 9 || code === 27 ? at + 4 : at + 1
}

function skipEntity(bytes: Uint8Array, at: number, to: number): number {
  const limit = Math.min(to, at + 8)
  let name = ''
  for (let next = at + 1; next < limit; next++) {
    if (bytes[next] === 0x3b) return entities.has(name) ? next + 1 : at + 1
    name += String.fromCharCode(bytes[next] as number)
  }
  return at + 1
}
