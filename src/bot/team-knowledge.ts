import type { Both, Knowledge, KnownError, Note, TeamMark } from '../knowledge/knowledge.ts'
import { languages } from '../knowledge/knowledge.ts'
import { type Draft, type DraftFields, titleOf } from './drafts.ts'
import { escapeMarkdown } from './plain-reply.ts'

/** What a team wrote, in the shape of what ships. */
export function knowledgeOf(drafts: readonly Draft[]): Pick<Knowledge, 'notes' | 'errors'> {
  return {
    errors: drafts.flatMap((draft) => (draft.fields.kind === 'error' ? [errorOf(draft, draft.fields)] : [])),
    notes: drafts.flatMap((draft) => (draft.fields.kind === 'note' ? [noteOf(draft, draft.fields)] : [])),
  }
}

type Fields<Kind extends DraftFields['kind']> = Extract<DraftFields, { kind: Kind }>

/** No file of the knowledge folder is called so. */
export const teamIdOf = ({ id }: Pick<Draft, 'id'>): string => `team-${id}`

export function errorOf(draft: Draft, { signatures, sample, words }: Fields<'error'>): KnownError {
  return {
    ...shared(draft),
    component: 'team',
    signatures: signatures.map((line) => [line]),
    unless: [],
    symptom: false,
    asks: [],
    platforms: [],
    text: inBoth(words, { title: '', cause: '', fix: '', check: '' }),
    log: sample,
  }
}

function noteOf(draft: Draft, { asks, words }: Fields<'note'>): Note {
  const texts = inBoth(words, { title: '', answer: '', commands: '' })
  const textOf = (lang: keyof Both) => {
    const { answer, commands } = texts[lang]
    const heading = lang === 'zh' ? '命令' : 'Commands'
    return { lead: answer, sections: commands ? [{ heading, markdown: `\`\`\`\n${commands}\n\`\`\`` }] : [] }
  }
  return {
    ...shared(draft),
    kind: 'troubleshooting',
    aliases: [],
    asks,
    related: [],
    text: { en: textOf('en'), zh: textOf('zh') },
  }
}

function shared(draft: Draft) {
  const day = dayOf(draft.at)
  return {
    id: teamIdOf(draft),
    title: { en: titleOf(draft, 'en'), zh: titleOf(draft, 'zh') },
    releases: 'any',
    sources: [],
    reviewed: day,
    file: '',
    team: { by: escapeMarkdown(draft.by.name.slice(0, 80)), day } satisfies TeamMark,
  }
}

/** A language that is missing shows the other. */
function inBoth<Words>(words: Readonly<Partial<Record<keyof Both, Words>>>, none: Words): Both<Words> {
  const any = languages.map((lang) => words[lang]).find((one) => one !== undefined) ?? none
  return { en: words.en ?? any, zh: words.zh ?? any }
}

/** YYYY-MM-DD. */
export const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10)
