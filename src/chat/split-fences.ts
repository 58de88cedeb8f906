import type { Code } from 'mdast'

/** Markdown as its fenced code blocks and the text between them. Fences in lists and quotations are left in the text. */
export function splitFences(markdown: string): (string | Code)[] {
  const pieces: (string | Code)[] = []
  let lines: string[] = []
  let fence: Fence | undefined
  const close = () => {
    const text = lines.join('\n')
    if (fence) pieces.push({ type: 'code', lang: fence.lang, value: text })
    else if (text.trim()) pieces.push(text)
    lines = []
  }
  for (const line of markdown.split(/\r\n?|\n/)) {
    const opened = fence ? undefined : fenceOf(line)
    const closed = fence !== undefined && closes(line, fence)
    if (!opened && !closed) {
      lines.push(line)
      continue
    }
    close()
    fence = opened
  }
  close()
  return pieces
}

interface Fence {
  readonly mark: string
  readonly lang: string | null
}

/** https://spec.commonmark.org/0.31.2/#fenced-code-blocks */
function fenceOf(line: string): Fence | undefined {
  const [, mark, info = ''] = /^(`{3,}(?=[^`]*$)|~{3,})(.*)$/.exec(line) ?? []
  return mark ? { mark, lang: info.trim().split(/\s/)[0] || null } : undefined
}

const closes = (line: string, { mark }: Fence): boolean => {
  const end = line.trim()
  return end.length >= mark.length && end === mark.charAt(0).repeat(end.length) && !/^ {4}|^\t/.test(line)
}
