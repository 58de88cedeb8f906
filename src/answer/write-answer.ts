import type { Both, KnownError, Lang, Note, Section } from '../knowledge/knowledge.ts'
import { writeTeamMark } from '../knowledge/team-mark.ts'
import type { Tokens } from '../search/tokenize.ts'
import type { Concept } from '../search/vocabulary.ts'

const words: Both<
  Readonly<Record<'sources' | 'related' | 'or' | 'cause' | 'fix' | 'check' | 'unsure' | 'nearest' | 'help', string>>
> = {
  en: {
    sources: 'Sources',
    related: 'See also',
    or: 'Or do you mean',
    cause: 'Cause',
    fix: 'Fix',
    check: 'Check',
    unsure: "I don't know: none of my notes answers this well enough, and I would rather not guess.",
    nearest: 'Nearest that I have',
    help: 'What would help: name the service (Nova, Neutron, Cinder …), say what you did and what you expected, or paste the error lines.',
  },
  zh: {
    sources: '来源',
    related: '另见',
    or: '或者你问的是',
    cause: '原因',
    fix: '解决',
    check: '检查',
    unsure: '我不知道：我的笔记里没有一篇能可靠地回答这个问题，不想乱猜。',
    nearest: '最接近的笔记',
    help: '如果能说明是哪个服务（Nova、Neutron、Cinder……）、做了什么、预期是什么，或者贴出报错的几行，会更容易找到答案。',
  },
}

/** `nova: scheduling` for docs.openstack.org/nova/latest/admin/scheduling.html: short enough for a chat, and says whose word it is. */
function shortAddress(address: string): string {
  const { host, pathname } = new URL(address)
  const [first, ...rest] = pathname.split('/').filter(Boolean)
  const last = rest.at(-1)?.replace(/\.\w+$/, '')
  const site = host === 'docs.openstack.org' && first ? first : host.replace(/^www\./, '')
  return last && last !== 'latest' && last !== 'index' ? `${site}: ${last}` : site
}

function sourcesLine(sources: readonly string[], lang: Lang): string {
  if (sources.length === 0) return ''
  const links = sources.slice(0, 2).map((address) => `[${shortAddress(address)}](${address})`)
  return `${words[lang].sources}${lang === 'zh' ? '：' : ': '}${links.join(' · ')}`
}

/** One line for each dead name in the question: what it is called today. */
function deadNames(dead: Tokens['dead'], lang: Lang): string[] {
  const today = new Map(dead.map(({ name, concept }) => [concept.term, name]))
  return [...today].map(([term, name]) =>
    lang === 'zh' ? `*${name}* 是旧名，现在叫 *${term}*。` : `*${name}* is an old name; today it is *${term}*.`,
  )
}

export interface NoteParts {
  readonly lang: Lang
  readonly sections: readonly Section[]
  readonly dead: Tokens['dead']
}

/** The note's lead, the chosen sections, the sources. */
export function writeNote(note: Note, { lang, sections, dead }: NoteParts): string {
  const parts = sections.map(({ heading, markdown }) => `**${heading}**\n${markdown}`)
  return paragraphs([
    markOf(note, lang),
    note.text[lang].lead,
    ...parts,
    ...deadNames(dead, lang),
    sourcesLine(note.sources, lang),
  ])
}

/** What else may have been meant: the title and what it says in short. */
export function writeOther(other: Note | KnownError, lang: Lang): string {
  const text = other.text[lang]
  const short = firstSentences('lead' in text ? text.lead : text.cause, lang === 'zh' ? 140 : 280)
  return `**${words[lang].or}${lang === 'zh' ? '：' : ': '}${other.title[lang]}${lang === 'zh' ? '？' : '?'}**\n${short}`
}

/** A known error that was asked for in words: title, cause, fix, check, sources. */
export function writeError(error: KnownError, lang: Lang): string {
  const { cause, fix, check } = error.text[lang]
  const say = words[lang]
  return paragraphs([
    `**${error.title[lang]}**`,
    markOf(error, lang),
    `**${say.cause}** ${cause}`,
    `**${say.fix}**\n${fix}`,
    `**${say.check}**\n${check}`,
    sourcesLine(error.sources, lang),
  ])
}

const paragraphs = (parts: readonly string[]): string => parts.filter(Boolean).join('\n\n')

const markOf = ({ team }: Note | KnownError, lang: Lang): string => (team ? writeTeamMark(team, lang) : '')

/** The first sentences of several notes, for a question about several subjects at once. */
export function writeSeveral(notes: readonly Note[], lang: Lang): string {
  const lines = notes.map(
    (note) => `- **${note.title[lang]}**${lang === 'zh' ? '：' : ': '}${firstSentence(note.text[lang].lead)}`,
  )
  return paragraphs([
    lines.join('\n'),
    sourcesLine([...new Set(notes.flatMap((note) => note.sources.slice(0, 1)))], lang),
  ])
}

const sentences = /.+?(?:[.。](?=\s|$|[^\w])|$)/gsuy

/** As many whole sentences as `most` characters hold, at least one. */
function firstSentences(text: string, most: number): string {
  let end = 0
  for (const [one] of text.slice(0, 600).matchAll(sentences)) {
    if (end > 0 && end + one.length > most) break
    end += one.length
  }
  return text.slice(0, end)
}

const firstSentence = (text: string): string => firstSentences(text, 0)

/** What a term means, and the notes that are nearest to it. */
export function writeMeaning({ term, means }: Concept, nearest: readonly string[], lang: Lang): string {
  const say = words[lang]
  const more = nearest.length > 0 ? [`${say.related}${lang === 'zh' ? '：' : ': '}${nearest.join(' · ')}`] : []
  return [`**${term}**${lang === 'zh' ? '：' : ': '}${means?.[lang] ?? ''}`, ...more].join('\n\n')
}

/** The honest answer: that it is not known, what is nearest, and what would help. */
export function writeUnsure(nearest: readonly string[], lang: Lang): string {
  const say = words[lang]
  const titles = nearest.map((title) => `- ${title}`).join('\n')
  return [say.unsure, ...(titles ? [`${say.nearest}${lang === 'zh' ? '：' : ':'}\n${titles}`] : []), say.help].join(
    '\n\n',
  )
}
