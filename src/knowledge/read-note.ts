import { checkLanguage, checkMarkdown, checkSection } from './check-prose.ts'
import type { Chapter, Part } from './cut-page.ts'
import { type NoteFront, noteFront } from './front-matter.ts'
import { type Both, type Lang, languages, type Note, type NoteText } from './knowledge.ts'
import { type Problem, quote } from './mistake.ts'
import type { KbFile } from './read-kb-folder.ts'
import { type ReadFile, readPage } from './read-page.ts'

const longLead: Both<number> = { en: 400, zh: 240 }
const han = /\p{Script=Han}/u

/** One file of `notes/`, with everything that is wrong in it. */
export function readNote(file: KbFile, today?: string): ReadFile<NoteFront, Note> {
  const { front, parts, problems } = readPage(file, noteFront, languages, today)
  const en = parts.get('en')
  const zh = parts.get('zh')
  if (en) problems.push(...checkText('en', en))
  if (zh) problems.push(...checkText('zh', zh))
  if (en && zh) problems.push(...checkPair(en, zh))
  if (!front) return { problems }
  problems.push(...checkAsks(front.asks))
  if (problems.length > 0 || !en || !zh) return { front, problems }
  const text = { en: textOf(en), zh: textOf(zh) }
  return { front, problems, value: { ...front, text, file: file.path } }
}

function checkText(lang: Lang, part: Part): Problem[] {
  return [...checkLead(lang, part), ...part.chapters.flatMap((chapter) => checkChapter(lang, chapter))]
}

function checkLead(lang: Lang, { before }: Part): Problem[] {
  const field = `# ${lang} lead`
  const [lead, next] = before.nodes
  if (!lead) return [{ field, rule: 'must be a paragraph with the short answer', got: 'nothing' }]
  if (next) {
    return [{ field, rule: 'must be one paragraph; put the rest under a ## heading', got: `a further ${next.type}` }]
  }
  if (lead.type !== 'paragraph') {
    return [{ field, rule: 'must be a paragraph with the short answer', got: `a ${lead.type}` }]
  }
  const problems = [...checkMarkdown(field, before), ...checkLanguage(field, lang, before.markdown)]
  const max = longLead[lang]
  const length = before.markdown.length
  if (length > max) problems.push({ field, rule: `must be at most ${max} characters`, got: String(length) })
  return problems
}

function checkChapter(lang: Lang, chapter: Chapter): Problem[] {
  const field = `# ${lang} ## ${chapter.heading.slice(0, 40)}`
  const spoken = isCode(chapter) ? [] : checkLanguage(field, lang, `${chapter.heading}\n${chapter.markdown}`)
  if (!chapter.heading) spoken.push({ field, rule: 'a heading must have a text', got: 'nothing' })
  return [...checkSection(field, chapter), ...spoken]
}

function isCode({ nodes }: Chapter): boolean {
  return nodes.every(({ type }) => type === 'code')
}

function checkPair(en: Part, zh: Part): Problem[] {
  if (en.chapters.length === zh.chapters.length) return []
  const rule = `must have as many ## sections as # en (${en.chapters.length})`
  return [{ field: '# zh', rule, got: String(zh.chapters.length) }]
}

function checkAsks(asks: readonly string[]): Problem[] {
  const problems: Problem[] = []
  const rule = 'must hold at least one question in'
  if (!asks.some((ask) => han.test(ask))) problems.push({ field: 'asks', rule: `${rule} Chinese`, got: quote(asks) })
  if (asks.every((ask) => han.test(ask))) problems.push({ field: 'asks', rule: `${rule} English`, got: quote(asks) })
  return problems
}

function textOf({ before, chapters }: Part): NoteText {
  return { lead: before.markdown, sections: chapters.map(({ heading, markdown }) => ({ heading, markdown })) }
}
