import type { RootContent } from 'mdast'
import type { Page, Part, Slice } from './cut-page.ts'
import type { Lang } from './knowledge.ts'
import { type Problem, quote } from './mistake.ts'

const longSection = 700
const longBlock = 1100

/** The parts of a page by name, and what is wrong with their names and order. */
export function checkParts(page: Page, names: readonly string[]): { parts: Map<string, Part>; problems: Problem[] } {
  const problems: Problem[] = []
  const parts = new Map<string, Part>()
  if (page.before.markdown) problems.push(outside(page.before.markdown, `# ${names[0]}`))
  for (const part of page.parts) {
    if (!names.includes(part.name)) {
      const rule = `is no part of this file (its parts are ${names.map((name) => `# ${name}`).join(', ')})`
      problems.push({ field: `# ${part.name.slice(0, 40)}`, rule, got: quote(part.name) })
    } else if (parts.has(part.name)) {
      problems.push({ field: `# ${part.name}`, rule: 'must stand once', got: 'twice' })
    } else {
      parts.set(part.name, part)
    }
  }
  for (const name of names) {
    if (!parts.has(name)) problems.push({ field: `# ${name}`, rule: 'this part is missing', got: 'nothing' })
  }
  return { parts, problems }
}

function outside(markdown: string, heading: string): Problem {
  return { field: 'text', rule: `nothing stands before ${heading}`, got: quote(markdown) }
}

/** What is wrong with one section: its length and the Markdown that would not survive a chat. */
export function checkSection(field: string, section: Slice, limit?: number): Problem[] {
  if (!section.markdown) return [{ field, rule: 'must not be empty', got: 'nothing' }]
  const max = limit ?? (hasBlock(section) ? longBlock : longSection)
  const length = section.markdown.length
  const problems = checkMarkdown(field, section)
  if (length > max) problems.push({ field, rule: `must be at most ${max} characters`, got: String(length) })
  return problems
}

/** Raw HTML (usually a placeholder in angle brackets) and links that are no web address vanish or mislead in a chat. */
export function checkMarkdown(field: string, { nodes }: Slice): Problem[] {
  const problems: Problem[] = []
  for (const node of everyNode(nodes)) {
    if (node.type === 'html') {
      problems.push({ field, rule: 'write what stands in angle brackets as `code`', got: quote(node.value) })
    } else if ('url' in node && !/^(https?|mailto):/i.test(node.url)) {
      problems.push({ field, rule: 'a link must be an http or https address', got: quote(node.url) })
    }
  }
  return problems
}

/** Whether the Chinese part speaks Chinese. */
export function checkLanguage(field: string, lang: Lang, markdown: string): Problem[] {
  if (lang !== 'zh' || !markdown || /\p{Script=Han}/u.test(markdown)) return []
  return [{ field, rule: 'must be written in Chinese', got: quote(markdown) }]
}

/** A fenced block of commands. */
export function hasCommands({ nodes }: Slice): boolean {
  return everyNode(nodes).some((node) => node.type === 'code' && node.value.trim() !== '')
}

function hasBlock(section: Slice): boolean {
  return section.nodes.some(({ type }) => type === 'code' || type === 'table') || hasCommands(section)
}

function everyNode(nodes: readonly RootContent[]): RootContent[] {
  const found: RootContent[] = []
  const left: RootContent[] = [...nodes]
  for (let node = left.pop(); node; node = left.pop()) {
    found.push(node)
    if ('children' in node) left.push(...(node.children as RootContent[]))
  }
  return found
}
