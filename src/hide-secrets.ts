/**
 * Text → the same text without secrets, and how many there were. Used before anything from outside is shown or stored.
 * Lines stay lines. Linear: every expression is fixed, its repetitions are bounded and do not overlap.
 * What merely talks about secrets ("using password: YES", `password_hash`) stays, for a diagnosis needs it.
 */

export interface Hidden {
  readonly text: string
  readonly hidden: number
}

/** A stretch of the text that is a secret; the lines of one private key are several stretches and one secret. */
export interface SecretSpan {
  readonly start: number
  readonly end: number
  readonly continued?: true
}

const mask = '***'

/** Each finds a secret in its group `secret`. */
const rules: readonly RegExp[] = [
  // user:password@ in addresses, and in the further hosts of a transport_url
  /:\/\/[^\s/@:'"<>]{0,100}:(?<secret>[^\s/@'"<>]{1,200})@/dg,
  /:\/\/[^\s/@:'"<>]{0,100}:(?<secret>[^\s/,'"<>]{1,200})@/dg,
  /@[\w.-]{1,100}(?::\d{1,5})?,[\w.-]{1,60}:(?<secret>[^\s/@'",<>]{1,200})@/dg,
  // X-Auth-Token: …, Authorization: Bearer …
  /(?:x-(?:auth|subject|service|storage)-token|x-auth-key|authorization)[\\"']{0,4}\s{0,3}[:=]\s{0,3}[\\"'[]{0,4}(?:(?:bearer|basic|token)\s{1,3})?(?<secret>[^\s"'\\,\]}<>]{4,4000})/dgi,
  /\bbearer\s{1,3}(?<secret>[\w.~+/-]{8,4000}=*)/dgi,
  // password=…, "adminPass": "…", secret_key => …, FOO_PASSWORD=…
  /(?:passwo?r?d|passwd|passphrase|passw|adminpass|admin_pass|_pass|pwd|secret|token|api_?key|access_?key|secret_?key|private_?key|auth_?key|fernet_?key|shared_?key|encryption_?key|erlang_?cookie|sessionid|credential)[\\"'\]]{0,5}\s{0,3}(?:=>|[:=])\s{0,3}(?:[ub](?=["'\\]))?(?<quote>[\\"'`]{1,5})(?<secret>[^"'`\\\n]{1,400})/dgi,
  /(?:passwo?r?d|passwd|passphrase|passw|adminpass|admin_pass|_pass|pwd|secret|token|api_?key|access_?key|secret_?key|private_?key|auth_?key|fernet_?key|shared_?key|encryption_?key|erlang_?cookie|sessionid|credential)[\\"'\]]{0,5}\s{0,3}(?:=>|[:=])\s{0,3}(?![ub]["'\\])(?<secret>[^\s"'`\\,;&(){}[\]<>]{1,400})/dgi,
  // identified by '…', mysqladmin password '…'
  /\b(?:identified\s{1,3}by|password)\s{1,3}[\\"'`]{1,6}(?<secret>[^\s"'`\\]{1,200})/dgi,
  // --os-password …, --token=…
  /--[a-z-]{0,30}(?:password|passwd|passphrase|token|secret|secret-key|access-key|api-key)(?:=|\s{1,3})["']?(?<secret>[^\s"'-][^\s"']{0,400})/dgi,
  // mysql -pSECRET, sshpass -p SECRET, curl -u user:SECRET
  /\b(?:mysql|mysqldump|mysqladmin|mariadb)\b(?:[ \t]+[^\s]{1,60}){0,8}?[ \t]+-p(?<secret>[^\s]{1,100})/dg,
  /\bsshpass\s{1,3}-p\s{0,3}["']?(?<secret>[^\s"']{1,100})/dg,
  /\bcurl\b(?:[ \t]+[^\s]{1,100}){0,8}?[ \t]+(?:-u|--user)[ \t]+["']?[^\s:"']{1,60}:(?<secret>[^\s"']{1,100})/dg,
  // tokens and keys that show by their shape
  /\b(?<secret>gAAAA[\w-]{20,4000}={0,2})/dg,
  /\b(?<secret>eyJ[\w-]{8,4000}\.[\w-]{8,4000}(?:\.[\w-]{0,4000})?)/dg,
  /\b(?<secret>(?:AKIA|ASIA)[0-9A-Z]{16})\b/dg,
  /\b(?<secret>gh[pousr]_[A-Za-z0-9]{20,255}|github_pat_\w{20,255}|glpat-[\w-]{20,100}|npm_[A-Za-z0-9]{30,60})/dg,
  /\b(?<secret>xox[a-z]-[\w-]{8,300}|xapp-[\w-]{8,300})/dg,
  /hooks\.slack\.com\/services\/(?<secret>[\w/]{10,100})/dg,
  /discord(?:app)?\.com\/api\/webhooks\/\d{5,25}\/(?<secret>[\w-]{20,100})/dg,
  /\b(?<secret>[MNO][\w-]{22,27}\.[\w-]{6}\.[\w-]{25,45})\b/dg,
  /\b(?<secret>AQ[A-Za-z0-9+/]{36,40}==)/dg,
]

/** Values that are words about a secret and not one. */
const harmless = new Set(
  `yes no none null nil true false not is was are the a an for of or and must cannot invalid incorrect wrong expired required missing unset empty
  rejected revoked unknown error failed changed mismatch hidden redacted sanitized masked str string to in on has have could does`.split(
    /\s+/,
  ),
)

export function hideSecrets(text: string): Hidden {
  const spans = findSecrets(text)
  let shown = ''
  let at = 0
  for (const span of spans) {
    shown += text.slice(at, span.start) + mask
    at = span.end
  }
  return { text: shown + text.slice(at), hidden: countSecrets(spans) }
}

export const countSecrets = (spans: readonly SecretSpan[]): number => spans.filter((span) => !span.continued).length

/** Where the secrets stand, in order and apart from each other. */
export function findSecrets(text: string): SecretSpan[] {
  const spans = [...findPrivateKeys(text), ...rules.flatMap((rule) => findByRule(text, rule))]
  spans.sort((a, b) => a.start - b.start || b.end - a.end)
  const apart: SecretSpan[] = []
  for (const span of spans) {
    const last = apart.at(-1)
    if (!last || span.start >= last.end) apart.push(span)
    else if (span.end > last.end) apart[apart.length - 1] = { ...last, end: span.end }
  }
  return apart
}

function findByRule(text: string, rule: RegExp): SecretSpan[] {
  const spans: SecretSpan[] = []
  for (const match of text.matchAll(rule)) {
    const [start, end] = match.indices?.groups?.secret ?? [0, 0]
    if (end > start && !isHarmless(text.slice(start, end))) spans.push({ start, end })
  }
  return spans
}

/** Words about secrets, masks that somebody set already, and references to where the secret is kept. */
function isHarmless(value: string): boolean {
  if (harmless.has(value.toLowerCase().replace(/[.!?:]$/, ''))) return true
  return /^(?:[*x.…•]{2,}|\$\{?\w{1,60}\}?|%\(\w{1,60}\)s|\{\{.{0,100}|%s)[.,)]{0,2}$/i.test(value)
}

const longestKey = 16_384

function findPrivateKeys(text: string): SecretSpan[] {
  const spans: SecretSpan[] = []
  let done = 0
  let end = 0
  for (const match of text.matchAll(/-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY-----/g)) {
    if (match.index < done) continue
    const start = match.index + match[0].length
    if (end >= 0 && end < start) end = text.indexOf('-----END', start)
    const isWhole = end >= 0 && end - start < longestKey
    done = isWhole ? end : start + lengthOfCutKey(text.slice(start, start + longestKey))
    spans.push(...linesOfKey(text, start, done))
  }
  return spans
}

function linesOfKey(text: string, start: number, end: number): SecretSpan[] {
  const spans: SecretSpan[] = []
  let at = start
  for (const line of text.slice(start, end).split('\n')) {
    const [from, to] = [at + (line.length - line.trimStart().length), at + line.trimEnd().length]
    if (to > from) spans.push(spans.length === 0 ? { start: from, end: to } : { start: from, end: to, continued: true })
    at += line.length + 1
  }
  return spans
}

/** A key whose end was cut off reaches as far as its lines look like base64. */
function lengthOfCutKey(body: string): number {
  const lines = /^(?:[ \t]{0,40}(?:[A-Za-z0-9+/=\\]{0,4096}|(?:Proc-Type|DEK-Info):.{0,200})\r?(?:\n|$))*/.exec(body)
  return lines?.[0].length ?? 0
}
