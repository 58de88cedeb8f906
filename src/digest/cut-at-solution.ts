const label =
  '(?:解决(?:方案|方法|办法|措施)?|已解决|已修复|处理(?:方案|方法|办法|方式)|修复(?:方法|办法)?|办法|solution|solved|fix|fixed|resolution|resolved|workaround)'
const by = '(?:solved|fixed|resolved|worked around|helped) (?:by|with|using)\\b:?'
const marks: readonly RegExp[] = [
  /** On its own line, or at a line's beginning. */
  new RegExp(`(?:^|(?<=\\n))[ \\t]*(?:[-*+•>][ \\t]+)?\\**(?:${label}\\**[ \\t]*(?:[:：]\\**|(?=\\n|$))|${by})`, 'gi'),
  new RegExp(`(?<=[\\s.。;；,，!！?？)）])${label}[:：]`, 'gi'),
  new RegExp(`[.;,(]?\\s${by}|[（(]${by}`, 'gi'),
  /\s*(?:→|⇒|➡️?)\s*|\s(?:=+>|-+>)\s/g,
  /** 重启服务后解决 at the end. */
  /[，,。；;](?=[^，,。；;\n]{2,80}(?:后|就|即可?|得以|可以)(?:解决|恢复正常|好)了?[。.!！]?\s*$)/g,
  /** It was solved; how is not said. */
  /[\s.。;；,，!！（(](?=(?:已解决|已修复|solved|fixed|resolved)[)）]?[.。!！]?\s*$)/gi,
]
const denied =
  /(?:未|没有?|无法|不能?|待|如何|怎么样?|怎样|需要|想|请问|\bnot|\bno|n't|\bnever|\bcannot|\bto be|\bhow)(?:\s+(?:yet|been|be|really|to))?[\s]*$/i

/** The text before the earliest word or arrow that leads to a solution, and what follows; undefined where there is none. Code is not read. */
export function cutAtSolution(text: string): [string, string] | undefined {
  const read = withoutCode(text)
  const places = marks.flatMap((mark) =>
    [...read.matchAll(mark)].filter(({ index }) => !denied.test(read.slice(Math.max(0, index - 20), index))),
  )
  const first = places.sort((a, b) => a.index - b.index || b[0].length - a[0].length)[0]
  if (first === undefined) return undefined
  const [before, after] = [text.slice(0, first.index), text.slice(first.index + first[0].length)]
  return [before.replace(/[,，;；(（:：\s]+$/, ''), isOpened(first[0], before) ? after.replace(/[)）]\s*$/, '') : after]
}

const isOpened = (mark: string, before: string): boolean => /[(（]/.test(mark) || /[(（]\s*$/.test(before)

/** As long as it was, with blanks for whatever is code. */
function withoutCode(text: string): string {
  const blank = (code: string): string => code.replace(/[^\n]/g, '\u0000')
  return text.replace(/^(`{3,}|~{3,})[^\n]*\n[\s\S]*?\n\1$/gm, blank).replace(/`[^`\n]+`/g, blank)
}
