/**
 * One line of a log → what would stand there in any other run: `<*>` for ids, hosts, addresses, numbers, paths and dates.
 * Every expression is fixed and its repetitions are bounded; a line is cut before any of them sees it.
 */

const longestRead = 2_048
const longestMask = 300
const level = '(?:DEBUG|INFO|NOTICE|WARNING|WARN|ERROR|CRITICAL|FATAL|TRACE|AUDIT)'

/** What stands before a message: who prints, when and for which request. */
const heads: readonly RegExp[] = [
  /^[\s>]+/,
  /^[\w./-]{1,200}\.log(?:\.\d{1,3})?:(?=\d{4}-)/,
  /^\[?\d{4}[-/]\d\d[-/]\d\d[T _]\d\d:\d\d(?::\d\d)?[.,\d]{0,12}(?:Z|\s?[+-]\d\d:?\d\d)?\]?:?/,
  /^\[?\d{1,2}:\d\d:\d\d[.,\d]{0,10}\]?/,
  /^(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\s{1,2}\d{1,2} \d\d:\d\d:\d\d[.\d]{0,8} [\w.-]{1,80}(?=\s)/,
  /^\[(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) [A-Z][a-z]{2} \d\d [^\]]{1,40}\]/,
  /^[\w.-]{1,60}\s{0,20}\|(?=\s)/,
  /^[\w@./-]{1,80}\[\d{1,8}\]:/,
  new RegExp(`^\\d{1,8}(?=\\s+${level}\\s)`),
  new RegExp(`^${level}\\s{1,8}(?:[a-z_]\\w{0,40}(?:\\.\\w{1,60}){1,8}(?=\\s)|[a-z_]\\w{0,40}(?=\\s\\[))`),
  new RegExp(`^\\[?${level}\\]?[:\\s]\\s{0,8}(?=[\\w[<'"(/])`),
  /^\[(?:req-|None |instance: |-|\d)[^\]]{0,300}\]/,
]

/** In this order: what holds other things comes before them. */
const varying: readonly (readonly [RegExp, string])[] = [
  [/\b(fatal|failed|unreachable): \[[\w.-]{1,100}(?: -> [\w.-]{1,100})?\]/g, '$1: [<*>]'],
  [/\b[a-z][a-z+]{1,20}:\/\/[^\s'"<>,;)\]}]{1,300}/gi, '<*>'],
  [/\b(?:req-)?[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/gi, '<*>'],
  [/[\w.+-]{1,64}@(?:[\w-]{1,63}\.){1,6}[a-z]{2,24}\b/gi, '<*>'],
  [/\b(?:[0-9a-f]{2}:){5}[0-9a-f]{2}\b/gi, '<*>'],
  [/\b\d{4}[-/]\d\d[-/]\d\d(?:[T ]\d\d:\d\d(?::\d\d)?[.,\d]{0,12})?Z?\b/g, '<*>'],
  [/\b\d{1,3}(?:\.\d{1,3}){3}(?:[:/]\d{1,5})?\b/g, '<*>'],
  [/(?<![\w:])(?:[0-9a-f]{0,4}:){2,7}[0-9a-f]{1,4}(?![\w:])/gi, '<*>'],
  [/(?<![\w/<>.])~?(?:\/[\w.@%+~-]{1,120}){1,20}\/?/g, '<*>'],
  [
    /\b(?:[a-z][\w-]{0,60}\.){1,6}(?:com|org|net|edu|cn|io|lan|local|localdomain|internal|maas|novalocal|example)\b/gi,
    '<*>',
  ],
  [/\b[0-9a-f]{32,128}\b/gi, '<*>'],
]

const withDigit = /[\p{L}\d_-]{0,60}\d[\p{L}\d_.-]{0,60}/gu
/** Names that hold a digit wherever they are printed. */
const constant =
  /^(?:ipv[46]|python[23]?|pip[23]|x86_64|aarch64|amd64|i[36]86|utf-?8|l[23]|http2|oauth2|md5|sha\d{1,3}|pep517|k8s|s3|ec2|ext4|base64|qcow2|ml2|mysql8?|win32|b64\w{0,12}|\w{0,30}v[23]_\w{1,30}|[a-z]{1,30}_?2[a-z]{1,30})$/i
/** Before a number that is part of what went wrong. */
const coded = /(?:errno|http(?:\/[\d.]{1,3})?|code|status|error|exit status|\()[\s:=]{0,3}$/i

export function maskLine(line: string): string {
  let text = withoutHead(line.slice(0, longestRead).replace(/\u001b\[[0-9;?]{0,20}[A-Za-z]/g, ''))
  for (const [what, mask] of varying) text = text.replace(what, mask)
  text = text.replace(withDigit, (token, at: number) => maskToken(token, text.slice(Math.max(0, at - 20), at)))
  return trim(shorten(text.replace(/\s+/g, ' ').replace(/<\*>(?:[\s,;:|@/.()='"[\]-]{0,8}<\*>)+/g, '<*>')))
}

function withoutHead(line: string): string {
  let text = line
  for (let rest = ''; rest !== text; ) {
    rest = text
    for (const head of heads) text = text.replace(head, '')
  }
  return text
}

function maskToken(token: string, before: string): string {
  const word = token.replace(/[.-]+$/, '')
  const isCode = /^\d{1,4}$/.test(word) && coded.test(before) && !(before.endsWith('(') && word.length < 4)
  return isCode || constant.test(word) ? token : `<*>${token.slice(word.length)}`
}

/** Without what is no word at either end. */
const trim = (text: string): string =>
  text.replace(/^(?:<\*>|[^\p{L}\p{N}<])+/u, '').replace(/(?:<\*>|[\s,;:=|<>({['"`-])+$/u, '')

function shorten(text: string): string {
  if (text.length <= longestMask) return text
  return text.slice(0, Math.max(1, text.lastIndexOf(' ', longestMask)))
}
