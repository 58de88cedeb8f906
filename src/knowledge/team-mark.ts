import type { Lang, TeamMark } from './knowledge.ts'

/** Whose word it is, before what a team wrote itself. */
export function writeTeamMark({ by, day }: TeamMark, lang: Lang): string {
  return lang === 'zh' ? `_团队笔记，${by} 写于 ${day}_` : `_Team note by ${by}, ${day}_`
}
