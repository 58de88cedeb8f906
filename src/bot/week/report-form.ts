import { partNames } from '../../digest/digest-words.ts'
import { longestPart, type Report, type ReportPart, reportParts } from '../../digest/report.ts'
import { weekLabel } from '../../digest/week.ts'
import type { Field, Form, Speech } from '../../message.ts'
import { contextOf } from './week-place.ts'
import { weekTexts } from './week-texts.ts'

export const reportFormId = 'report'

export interface ReportForm {
  readonly channel: string
  readonly week: string
  /** What the fields begin with. */
  readonly parts: Report['parts']
  readonly lang: Speech
}

/** The six parts, of which any may stay empty. */
export function reportForm({ channel, week, parts, lang }: ReportForm): Form {
  const say = weekTexts[lang]
  const fieldOf = (part: ReportPart): Field => {
    const [label, hint] = [partNames[lang][part], say.form.hints[part]]
    return {
      id: part,
      kind: 'paragraph',
      label: part === 'plan' ? say.labelOf(label, weekLabel(week, lang)) : label,
      optional: true,
      most: longestPart,
      value: parts[part],
      ...(hint && { hint }),
    }
  }
  return {
    id: reportFormId,
    title: say.form.title,
    context: contextOf(week, channel),
    submit: say.form.submit,
    keepsUnsent: true,
    fields: reportParts.map(fieldOf),
  }
}

/** The parts as they came back, without blanks around them. */
export const partsOf = (fields: Readonly<Record<string, string>>): Report['parts'] =>
  Object.fromEntries(reportParts.map((part) => [part, (fields[part] ?? '').trim()])) as Report['parts']

export const isEmpty = (parts: Report['parts']): boolean => reportParts.every((part) => parts[part].trim() === '')
