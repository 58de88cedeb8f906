/**
 * A known error or a note → the file that the knowledge folder would hold, also while one language is still to be written: its blanks are marked, and
 * the checker names each of them.
 */
import { stringify } from 'yaml'
import type { Both, ErrorText, KnownError, Lang, Note, NoteText } from './knowledge.ts'
import type { Problem } from './mistake.ts'
import { readError } from './read-error.ts'
import { readNote } from './read-note.ts'
import { blank } from './read-page.ts'

export interface WrittenPage {
  /** Relative to the knowledge folder. */
  readonly file: string
  readonly text: string
  /** What the checker will say of it besides the blanks. */
  readonly problems: readonly Problem[]
}

type Half<Whole extends KnownError | Note, Text> = Omit<Whole, 'title' | 'text' | 'file' | 'team' | 'asks'> & {
  readonly title: Partial<Both>
  readonly text: Partial<Both<Text>>
  readonly asks: readonly string[]
}

const missing: Both = { en: `${blank} in English`, zh: `${blank} 中文` }
const inBoth = (title: Partial<Both>): Both => ({ en: title.en ?? missing.en, zh: title.zh ?? missing.zh })

export function writeErrorPage({ log, text, title, signatures, ...front }: Half<KnownError, ErrorText>): WrittenPage {
  const lines = signatures.map((signature) => (signature.length === 1 ? signature[0] : signature))
  const head = frontMatter({ ...front, title: inBoth(title), signatures: lines })
  const body = ['# log', fenced(log), ...errorParts('en', text.en), ...errorParts('zh', text.zh)]
  const file = `errors/${front.component}/${front.id}.md`
  const page = `${head}\n${body.join('\n\n')}\n`
  return { file, text: page, problems: besideBlanks(readError({ path: file, text: page }).problems) }
}

export function writeNotePage({ text, title, ...front }: Half<Note, NoteText>, area: string): WrittenPage {
  const head = frontMatter({ ...front, title: inBoth(title) })
  const sections = (text.en ?? text.zh)?.sections ?? []
  const file = `notes/${area}/${front.id}.md`
  const page = `${head}\n${[...noteParts('en', text.en, sections), ...noteParts('zh', text.zh, sections)].join('\n\n')}\n`
  return { file, text: page, problems: besideBlanks(readNote({ path: file, text: page }).problems) }
}

const headings = { en: ['Cause', 'Fix', 'Check'], zh: ['原因', '解决', '检查'] } as const

function errorParts(lang: Lang, text: ErrorText | undefined): string[] {
  const [cause, fix, check] = headings[lang]
  const unwritten = { cause: missing[lang], fix: fenced(missing[lang]), check: fenced(missing[lang]) }
  const words = text ?? unwritten
  return [`# ${lang}`, `## ${cause}`, words.cause, `## ${fix}`, words.fix, `## ${check}`, words.check]
}

function noteParts(lang: Lang, text: NoteText | undefined, sections: NoteText['sections']): string[] {
  const words = text ?? {
    lead: missing[lang],
    sections: sections.map(({ markdown }) => ({ heading: missing[lang], markdown })),
  }
  return [`# ${lang}`, words.lead, ...words.sections.flatMap(({ heading, markdown }) => [`## ${heading}`, markdown])]
}

const frontMatter = (front: object): string => `---\n${stringify(front, { lineWidth: 0, singleQuote: true })}---\n`

const longestLine = 990

const fenced = (text: string): string => {
  const lines = text.split('\n').map((line) => line.slice(0, longestLine))
  return `\`\`\`\n${lines.join('\n').replaceAll('```', "'''")}\n\`\`\``
}

const besideBlanks = (problems: readonly Problem[]): Problem[] =>
  problems.filter(
    ({ rule, got }) => !`${rule} ${got}`.includes(blank) && rule !== 'fill in what the skeleton left blank',
  )
