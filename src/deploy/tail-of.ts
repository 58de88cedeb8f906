/** The end of a text in at most `most` bytes of UTF-8, from a whole line on where that is near. */
export function tailOf(text: string, most: number): string {
  if (text.length * 3 <= most || byteLength(text) <= most) return text
  const bytes = new TextEncoder().encode(text.slice(-most))
  let start = Math.max(0, bytes.length - most)
  while (((bytes[start] ?? 0) & 0xc0) === 0x80) start += 1
  const tail = new TextDecoder().decode(bytes.subarray(start))
  const line = tail.indexOf('\n')
  return line >= 0 && line < 2_000 ? tail.slice(line + 1) : tail
}

const byteLength = (text: string): number => new TextEncoder().encode(text).length
