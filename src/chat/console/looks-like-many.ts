/** A line on which nothing but a question or a command stands. */
const question =
  /^\/\w+|[?？]\s*$|^(what|how|why|where|which|who|when|can|could|is|are|does|do|should|and|explain|describe)\b[^:=]{0,200}$|^[^:=]{0,200}(什么|怎么|如何|为什么|区别|吗|流程)[^:=]{0,200}$/i

/** Lines that came at once: several questions when each of them reads as one, else a single paste. */
export function looksLikeMany(piece: string): string[] {
  const lines = piece.split('\n').filter((line) => line.trim())
  return lines.length > 1 && lines.every((line) => question.test(line.trim())) ? lines : [piece]
}
