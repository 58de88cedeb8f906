/** How people begin an item: `- `, `1.`, `2）`, `(3)`, `a.`, `iv.`, `一、`, `## `; but `# yum update` is a command. */
export interface Mark {
  /** The lower the further outside: bullets stand inside of numbers, and those inside of 一、. */
  readonly rank: number
  readonly indent: number
  /** What follows it. */
  readonly rest: string
}

const digit = '一二三四五六七八九十'
const marks: readonly RegExp[] = [
  /^(?:#{2,6}\s+|#\s+(?![a-z./$~]))/,
  new RegExp(`^[${digit}]{1,3}[、.．](?!\\d)\\s*`),
  new RegExp(`^[（(][${digit}]{1,3}[）)]\\s*`),
  /^\d{1,2}(?:[、．]|\.(?!\d|\.|x\b))\s*/,
  /^(?:[（(]\d{1,2}[）)]|\d{1,2}[）)]|[①-⑳])\s*/,
  /^(?:(?:[a-zA-Z]|[ivx]{2,4})(?:[、．]\s*|[.)）](?:\s+|(?=\p{Script=Han})))|[（(](?:[a-z]|[ivx]{2,4})[）)]\s*)/u,
  /^(?:[-*+]\s+|[•·●○▪■◆‣–]\s*)/,
]
/** From this rank on what follows without a mark, after an empty line, is an item of its own. */
export const bulletRank = marks.length - 1

export function markOf(line: string): Mark | undefined {
  const bare = line.trimStart()
  const rank = marks.findIndex((mark) => mark.test(bare))
  if (rank < 0) return undefined
  const rest = bare.replace(marks[rank] ?? '', '').trim()
  return { rank, indent: line.length - bare.length, rest }
}
