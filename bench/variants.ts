/** Twenty ways in which a log comes that is still the same failure. Deterministic: the same seed gives the same text. */

export interface Material {
  readonly log: string
  /** Numbers of the lines that prove the error, from 1. */
  readonly proof: ReadonlySet<number>
  /** Lines of logs in which all went well. */
  readonly good: readonly string[]
  readonly random: (below: number) => number
}

type Variant = (material: Material) => string

const eachLine = (log: string, change: (line: string, at: number) => string): string =>
  log.split('\n').map(change).join('\n')
const digits = (text: string, random: Material['random']): string => text.replace(/\d/g, () => String(random(10)))
const hex = (text: string, random: Material['random']): string =>
  text.replace(/[0-9a-f]/gi, () => '0123456789abcdef'.charAt(random(16)))

/** The same with one long word of a proving line changed. */
function withSlip({ log, proof, random }: Material, slip: (word: string, at: number) => string): string {
  const lines = log.split('\n')
  const [number = 1] = [...proof]
  const line = lines[number - 1] ?? ''
  const words = [...line.matchAll(/(?<![\w./-])[a-z]{6,}(?![\w./-])/gi)]
  const match = words[random(words.length)]
  if (!match) return log
  const [word] = match
  lines[number - 1] =
    line.slice(0, match.index) + slip(word, 1 + random(word.length - 3)) + line.slice(match.index + word.length)
  return lines.join('\n')
}

function wrapped(log: string, width: number, atWords: boolean): string {
  return eachLine(log, (line) => {
    const pieces: string[] = []
    let rest = line
    while (rest.length > width) {
      const space = atWords ? rest.lastIndexOf(' ', width) : -1
      const cut = space > width / 2 ? space : width
      pieces.push(rest.slice(0, cut))
      rest = rest.slice(atWords && cut === space ? cut + 1 : cut)
    }
    return [...pieces, rest].join('\n')
  })
}

/** Some two thousand good lines, cut where a record begins: half a result of Ansible is a failure indeed. */
const manyGood = ({ good, random }: Material): string[] => {
  const from = recordFrom(good, random(good.length))
  const lines = Array.from({ length: 4_000 }, (_, at) => good[(from + at) % good.length] ?? '')
  return lines.slice(0, recordFrom(lines, 2_000))
}

const recordFrom = (lines: readonly string[], from: number): number => {
  const found = lines.findIndex((line, at) => at >= from && /^\d{4}-\d\d-\d\d/.test(line))
  return found < 0 ? 0 : found
}

/** Lines before (or behind) the proof go, down to two. */
const cut = (
  log: string,
  gone: (at: number, first: number, last: number) => boolean,
  proof: ReadonlySet<number>,
): string => {
  const [first, last] = [Math.min(...proof), Math.max(...proof)]
  return log
    .split('\n')
    .filter((_, at) => !gone(at + 1, first, last))
    .join('\n')
}

const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi
const stamp = /\d{4}-\d\d-\d\d[ T]\d\d:\d\d:\d\d(?:[.,]\d+)?|\b[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d\b/g

export const variants: Readonly<Record<string, Variant>> = {
  'other time stamps': ({ log, random }) =>
    log.replace(stamp, (text) => text.replace(/\d/g, (digit) => String((Number(digit) + random(2)) % 10))),
  'other ids': ({ log, random }) =>
    log.replace(uuid, (id) => hex(id, random)).replace(/\b[0-9a-f]{12,64}\b/gi, (id) => hex(id, random)),
  // Not those that mean the same everywhere: loopback, any, metadata.
  'other addresses': ({ log, random }) =>
    log.replace(
      /\b(?!127\.|0\.0\.0\.0|169\.254\.)\d{1,3}(?:\.\d{1,3}){3}\b/g,
      () => `10.${random(250)}.${random(250)}.${random(250)}`,
    ),
  'other hosts': ({ log, random }) =>
    log.replace(
      /\b(?:compute|controller|ctl|net|node|infra|host)-?\d{1,2}\b/g,
      () => `rack${random(9)}-n${random(99)}`,
    ),
  'other pids and ports': ({ log, random }) =>
    log.replace(/(?<=[[ ])\d{4,7}(?=[\] ])/g, (text) => digits(text, random)),
  'wrapped at words': ({ log }) => wrapped(log, 110, true),
  'wrapped anywhere': ({ log }) => wrapped(log, 120, false),
  'letters swapped': (material) =>
    withSlip(material, (word, at) => word.slice(0, at) + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2)),
  'a letter missing': (material) => withSlip(material, (word, at) => word.slice(0, at) + word.slice(at + 1)),
  'a letter read wrongly': (material) =>
    withSlip(material, (word, at) => `${word.slice(0, at)}${word.charAt(at) === 'c' ? 'e' : 'c'}${word.slice(at + 1)}`),
  'syslog prefix': ({ log }) => eachLine(log, (line) => `Nov 25 10:11:12 ctl01 openstack[4711]: ${line}`),
  'container prefix': ({ log }) => eachLine(log, (line) => `nova_compute_1  | ${line}`),
  'ansible prefix': ({ log }) => eachLine(log, (line) => `2026-11-25 10:11:12,123 p=812 u=root n=ansible | ${line}`),
  'quoted in a mail': ({ log }) => eachLine(log, (line) => `> ${line}  `),
  'head cut': ({ log, proof }) => cut(log, (at, first) => at < first, proof),
  'tail cut': ({ log, proof }) => cut(log, (at, _, last) => at > last, proof),
  'in a long good log': (material) => {
    const lines = manyGood(material)
    lines.splice(recordFrom(lines, material.random(lines.length)), 0, material.log)
    return lines.join('\n')
  },
  'behind a long good log': (material) => [...manyGood(material), material.log].join('\n'),
  'with colours and CRLF': ({ log }) => eachLine(log, (line) => `\u001b[01;31m${line}\u001b[00m\r`),
  'as JSON lines': ({ log }) => eachLine(log, (line) => JSON.stringify({ log: `${line}\n`, stream: 'stderr' })),
}
