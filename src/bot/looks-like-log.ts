/** Words and shapes that stand in logs and hardly ever in a question. */
const marks = [
  /\bTraceback \(most recent call last\)/,
  /^\s*File "[^"]{1,300}", line \d+/m,
  /\b(ERROR|CRITICAL|FATAL|WARNING|INFO|DEBUG|TRACE)\b/,
  /^(fatal|error|E|ERROR|failed|fatal error)\s*:/im,
  /^\[?\d{4}-\d\d-\d\d[ T]\d\d:\d\d/m,
  /^\+{1,3}\s?\S/m,
  /^TASK \[|^PLAY \[|=> \{/m,
  /\b(failed with|exit(ed)? (code|status)|returned non-zero|error code)\b/i,
  /\b\w+(Error|Exception|NotFound|Timeout|Failed|Refused|Conflict)\b\s*:/,
  /\breq-[0-9a-f]{8}-/,
  /\bHTTP\/\d|\(HTTP [45]\d\d\)/,
]

const asks =
  /[?？]\s*$|^(how|what|why|where|which|who|when|can|could|is|are|does|do|should)\b|怎么|如何|什么|为什么|吗/i

const longPaste = 1_500

/** True for a pasted log or error output, false for a question in words (that may quote an error). */
export function looksLikeLog(text: string): boolean {
  const start = text.slice(0, 20_000)
  const met = marks.filter((mark) => mark.test(start)).length
  const lines = start.split('\n').filter((line) => line.trim()).length
  if (met === 0) return false
  if (lines >= 3 || text.length >= longPaste) return met >= 1
  return !asks.test(start.trim()) && met >= (lines === 2 ? 1 : 2)
}
