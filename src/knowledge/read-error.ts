import { checkMarks } from './check-marks.ts'
import { checkLanguage, checkSection, hasCommands } from './check-prose.ts'
import { checkSignatures } from './check-signature.ts'
import type { Chapter, Part } from './cut-page.ts'
import { type ErrorFront, errorFront } from './front-matter.ts'
import { type Both, type ErrorText, type KnownError, type Lang, languages } from './knowledge.ts'
import { type Problem, quote } from './mistake.ts'
import type { KbFile } from './read-kb-folder.ts'
import { type ReadFile, readPage } from './read-page.ts'

const headings: Both<readonly [string, string, string]> = {
  en: ['Cause', 'Fix', 'Check'],
  zh: ['原因', '解决', '检查'],
}
const longFix = 1400

/** One file of `errors/`, with everything that is wrong in it. */
export function readError(file: KbFile, today?: string): ReadFile<ErrorFront, KnownError> {
  const { front, parts, problems } = readPage(file, errorFront, ['log', ...languages], today)
  const log = readLog(parts.get('log'), problems)
  const en = readText('en', parts.get('en'), problems)
  const zh = readText('zh', parts.get('zh'), problems)
  if (!front) return { problems }
  problems.push(...checkComponent(front, file.path))
  problems.push(...checkSignatures(front.signatures, front.unless, log))
  if (problems.length > 0 || !en || !zh) return { front, problems }
  return { front, problems, value: { ...front, text: { en, zh }, log, file: file.path } }
}

function checkComponent({ component }: ErrorFront, path: string): Problem[] {
  const folder = path.split('/').at(-2) ?? ''
  if (component === folder) return []
  return [{ field: 'component', rule: `must be its folder's name, ${quote(folder)}`, got: quote(component) }]
}

function readLog(part: Part | undefined, problems: Problem[]): string {
  if (!part) return ''
  const [block, more] = part.before.nodes
  const field = '# log'
  if (block?.type !== 'code' || more || part.chapters.length > 0) {
    problems.push({ field, rule: 'must be one fenced block with a sample', got: quote(part.before.markdown) })
    return ''
  }
  if (!block.value.trim()) problems.push({ field, rule: 'the sample must not be empty', got: 'nothing' })
  return block.value
}

function readText(lang: Lang, part: Part | undefined, problems: Problem[]): ErrorText | undefined {
  if (!part) return undefined
  const field = `# ${lang}`
  if (part.before.markdown) {
    const rule = `nothing stands before ## ${headings[lang][0]}`
    problems.push({ field, rule, got: quote(part.before.markdown) })
  }
  const got = part.chapters.map(({ heading }) => heading)
  if (got.join('\n') !== headings[lang].join('\n')) {
    problems.push({ field, rule: `its sections must be ${headings[lang].join(', ')}`, got: quote(got.join(', ')) })
  }
  const [cause, fix, check] = headings[lang].map((name) => part.chapters.find(({ heading }) => heading === name))
  problems.push(
    ...checkChapters(
      lang,
      [cause, fix, check].filter((chapter) => chapter !== undefined),
    ),
  )
  if (fix?.markdown && !hasCommands(fix)) {
    problems.push({ field: `${field} ## ${fix.heading}`, rule: 'must hold a fenced block of commands', got: 'none' })
  }
  if (fix) problems.push(...checkMarks(`${field} ## ${fix.heading}`, lang, fix))
  return cause && fix && check && { cause: cause.markdown, fix: fix.markdown, check: check.markdown }
}

function checkChapters(lang: Lang, chapters: readonly Chapter[]): Problem[] {
  return chapters.flatMap((chapter, index) => {
    const field = `# ${lang} ## ${chapter.heading}`
    const limit = chapter.heading === headings[lang][1] ? longFix : undefined
    return [
      ...checkSection(field, chapter, limit),
      ...(index === 0 ? checkLanguage(field, lang, chapter.markdown) : []),
    ]
  })
}
