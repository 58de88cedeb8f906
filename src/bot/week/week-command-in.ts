import type { Called, Said } from '../../message.ts'
import { readDigestWords } from './read-digest-words.ts'
import { readReportWords } from './read-report-words.ts'

const commands: readonly (readonly [RegExp, 'report' | 'digest'])[] = [
  [/^\/?(?:report|周报)(?=\s|$|[:：])[:：]?/i, 'report'],
  [/^\/?(?:digest|周报摘要|摘要)(?=\s|$)/i, 'digest'],
]

/** `report away until 2026-12-01` written as a message: the command that it stands for; undefined for what only begins like one. */
export function weekCommandIn({ id, at, place, person, to, text }: Said): Called | undefined {
  const words = text.trim()
  const [shape, command] = commands.find(([one]) => one.test(words)) ?? []
  if (!shape || !command) return undefined
  const rest = words.replace(shape, '').trim()
  const meant = command === 'report' ? readReportWords(rest, 'en').kind : readDigestWords(rest, 'en').kind
  if (meant === 'help' && !/^(help|\?|帮助)$/i.test(rest)) return undefined
  return { kind: 'called', id, at, place, person, to, command, text: rest, files: [] }
}
