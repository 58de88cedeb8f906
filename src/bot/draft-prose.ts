/**
 * What people type into a form, as Markdown that a chat shows and that a kb file may hold: no headings that would cut the file, no HTML, fences closed.
 */
const fence = /^ {0,3}(?:```|~~~)/

/** Cleaned prose; commands in fences are left alone. */
export function asProse(text: string): string {
  const lines: string[] = []
  let open = false
  for (const line of text.replaceAll('\r\n', '\n').trim().split('\n')) {
    if (fence.test(line)) open = !open
    lines.push(open || fence.test(line) ? line : proseLine(line))
  }
  if (open) lines.push('```')
  return lines.join('\n').replaceAll(control, '')
}

const control = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2066-\u2069]/g

/** No heading, no rule that makes one of the line before, no HTML, no image and no link to another thing than a page. */
function proseLine(line: string): string {
  if (/^\s{0,3}(?:=+|-+|\*{3,}|_{3,})\s*$/.test(line)) return ''
  return line
    .replace(/^(\s{0,3})(#{1,6})(?=\s|$)/, '$1\\$2')
    .replace(/!\[/g, '[')
    .replace(/\]\((?!https?:\/\/)/g, '] (')
    .split(/(`[^`]*`)/)
    .map((part) => (part.startsWith('`') ? part : part.replace(/<(?!https?:\/\/[^\s<>]*>)/g, '&lt;')))
    .join('')
}

/** The same, with bare commands put into fences; commands in code spans are repeated in one, so that they can be pasted. */
export function asCommands(text: string): string {
  const clean = text.replaceAll('\r\n', '\n').trim()
  if (!clean || clean.split('\n').some((line) => fence.test(line))) return asProse(withoutPrompts(clean))
  const lines = clean.split('\n').map((line) => ({ line, command: commandIn(line) }))
  if (lines.some(({ command }) => command !== undefined)) return asProse(fenced(lines))
  const spans = [...clean.matchAll(/`([^`\n]{2,400})`/g)].map(([, span = '']) => span.trim())
  return spans.length > 0 ? `${asProse(clean)}\n\n\`\`\`\n${spans.join('\n')}\n\`\`\`` : asProse(clean)
}

interface Line {
  readonly line: string
  readonly command: string | undefined
}

function fenced(lines: readonly Line[]): string {
  const out: string[] = []
  let open = false
  for (const { line, command } of lines) {
    if ((command !== undefined) !== open && (command !== undefined || line.trim())) {
      out.push(open ? '```\n' : '\n```')
      open = !open
    }
    if (line.trim() || !open) out.push(command ?? line)
  }
  return [...out, ...(open ? ['```'] : [])]
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}

const prompt = /^\s{0,8}(?:[#$]|\[[\w@. ~/-]{1,60}\][#$]|[\w.-]{1,30}@[\w.-]{1,40}:[\w~/.-]{0,60}[#$])\s+/
/** Words that stand in a sentence and hardly ever in a command. */
const sentence =
  /\p{Script=Han}|[.。:：,，;；!！]\s*$|\b(?:the|an|is|are|was|then|and|to|it|of|with|because|again|please|you|we)\b/iu

/** A line that is a command, without its prompt: after one, or without anything of a sentence. */
function commandIn(line: string): string | undefined {
  const bare = line.replace(prompt, '').trim()
  if (!bare || bare.length > 400) return undefined
  if (prompt.test(line) && /^[a-z0-9_./~$({]/i.test(bare) && !/\p{Script=Han}/u.test(bare)) return bare
  const [first = '', ...rest] = bare.split(/\s+/)
  if (!/^[a-z_./~][\w./~+=-]{0,80}$/.test(first) || sentence.test(bare.replace(/^sudo /, ''))) return undefined
  return rest.length > 0 || /[./]/.test(first) ? bare : undefined
}

const withoutPrompts = (text: string): string => {
  let open = false
  return text
    .split('\n')
    .map((line) => {
      if (fence.test(line)) open = !open
      return open && !fence.test(line) ? line.replace(prompt, '') : line
    })
    .join('\n')
}
