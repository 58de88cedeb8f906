import type { WeekSettings } from '../../digest/channel-week.ts'
import { readQuiet } from '../../digest/read-settings.ts'
import type { Typed } from '../../digest/typed.ts'
import { readWeek } from '../../digest/week.ts'
import type { Speech } from '../../message.ts'

type Plain = 'preview' | 'now' | 'on' | 'off' | 'settings' | 'help'
type Bare<Kind extends string> = Kind extends string ? { readonly kind: Kind } : never

/** What stands behind `/digest`. */
export type DigestWords =
  | { readonly kind: 'preview'; readonly week?: string }
  | { readonly kind: 'export'; readonly week?: string }
  | Bare<Exclude<Plain, 'preview'>>
  | { readonly kind: 'quiet'; readonly quiet: WeekSettings['quiet'] }
  | { readonly kind: 'mistake'; readonly text: string }

const plain: readonly (readonly [RegExp, Plain])[] = [
  [/^(preview|预览)?$/i, 'preview'],
  [/^(now|post|发布|立即发布)$/i, 'now'],
  [/^(on|开启|打开)$/i, 'on'],
  [/^(off|关闭)$/i, 'off'],
  [/^(settings?|设置|設定)$/i, 'settings'],
  [/^(help|\?|帮助)$/i, 'help'],
]

export function readDigestWords(typed: string, lang: Speech): DigestWords {
  const words = typed.trim()
  const known = plain.find(([shape]) => shape.test(words))
  if (known) return { kind: known[1] }
  const [, quiet] = /^(?:quiet|免打扰)\s*(.*)$/i.exec(words) ?? []
  if (quiet !== undefined) return read(readQuiet(quiet, lang), (value) => ({ kind: 'quiet', quiet: value }))
  const [, whole, week = ''] = /^(export|导出|preview|预览)?\s*(.*)$/i.exec(words) ?? []
  const kind = whole && /export|导出/i.test(whole) ? 'export' : 'preview'
  if (week === '') return { kind }
  return /^\d{4}/.test(week) ? read(readWeek(week, lang), (value) => ({ kind, week: value })) : { kind: 'help' }
}

export const isSettings = (typed: string): boolean => readDigestWords(typed, 'en').kind === 'settings'

const read = <Value>(typed: Typed<Value>, words: (value: Value) => DigestWords): DigestWords =>
  typed.kind === 'mistake' ? typed : words(typed.value)
