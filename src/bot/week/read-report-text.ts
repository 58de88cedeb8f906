import { type Report, type ReportPart, reportParts } from '../../digest/report.ts'

/** What stands over a part, in both languages; a part's name alone is enough. */
const headings: readonly (readonly [ReportPart | 'container', RegExp])[] = [
  ['plan', /^(this week'?s plan|plan|本周(具体)?(工作)?计划)$/i],
  ['container', /^(this week'?s work|main work|本周主要工作(内容)?)$/i],
  ['notDone', /^(not done|unfinished|not finished|未完成(的)?(工作)?)$/i],
  ['done', /^(done|finished|completed|已经?完成(的)?(工作)?)$/i],
  ['problems', /^(problems?( and (their )?solutions?)?|问题(与困难)?)$/i],
  ['next', /^(next week('?s plan)?|下周(具体)?(工作)?计划)$/i],
  ['suggestions', /^(suggestions?|建议(与意见)?)$/i],
]
const longestHeading = 60

/** A report that was typed or pasted as one text, by its headings, as the export writes them; undefined where there are none. */
export function readReportText(text: string): Report['parts'] | undefined {
  const parts: Record<ReportPart, string[]> = {
    plan: [],
    done: [],
    notDone: [],
    problems: [],
    next: [],
    suggestions: [],
  }
  let at: ReportPart | undefined
  let found = false
  let fence = ''
  for (const line of text.split('\n')) {
    const heading = fence ? undefined : headingOf(line)
    fence = fenceAfter(fence, line)
    if (heading) {
      found = true
      at = heading.part
      if (at && heading.rest) parts[at].push(heading.rest)
    } else if (at) parts[at].push(line)
  }
  if (!found) return undefined
  return Object.fromEntries(reportParts.map((part) => [part, trimmed(parts[part])])) as Report['parts']
}

/** The fence that is open after the line. */
function fenceAfter(open: string, line: string): string {
  const mark = /^\s*(`{3,}|~{3,})/.exec(line)?.[1] ?? ''
  if (!open) return mark
  return mark.startsWith(open) && line.trim() === mark ? '' : open
}

/** `## 一、本周具体工作计划`, `**Done**`, `Plan: install Ceph`. */
function headingOf(line: string): { readonly part: ReportPart | undefined; readonly rest: string } | undefined {
  const colon = /[:：]/.exec(line)?.index ?? line.length
  const name = bare(line.slice(0, Math.min(colon, longestHeading)))
  const found = headings.find(([, shape]) => shape.test(name))
  if (!found) return undefined
  const [part] = found
  const rest = line
    .slice(colon + 1)
    .replace(/^\**/, '')
    .trim()
  return { part: part === 'container' ? undefined : part, rest }
}

/** Without marks, numbers and "(if any)". */
const bare = (name: string): string =>
  name
    .replace(/^[\s#*_>-]+/, '')
    .replace(/^(?:[一二三四五六七八九十]+[、.．]|\d{1,2}[.、)）]|[(（]\d{1,2}[)）])\s*/, '')
    .replace(/[（(][^()（）]{0,20}[)）]\s*\**$/, '')
    .replace(/[\s*_]+$/, '')
    .replaceAll('’', "'")
    .trim()

/** Without empty lines around it; an indent that all lines share is dropped. */
function trimmed(lines: readonly string[]): string {
  const text = lines
    .join('\n')
    .replace(/^(\s*\n)+/, '')
    .trimEnd()
  const indents = text.split('\n').flatMap((line) => (line.trim() ? [indentOf(line)] : []))
  const shared = Math.min(...indents, 80)
  return text
    .split('\n')
    .map((line) => line.slice(Math.min(shared, indentOf(line))))
    .join('\n')
}

const indentOf = (line: string): number => line.length - line.trimStart().length
