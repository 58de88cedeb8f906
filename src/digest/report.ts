/** One member's weekly report: what was typed, as Markdown, secrets hidden. */
export interface Report {
  /** `slack:C0456`: the channel it belongs to, which alone sees it. */
  readonly channel: string
  /** ISO week, `2026-W47`. */
  readonly week: string
  /** The member's id in that chat. */
  readonly person: string
  readonly name: string
  readonly parts: Readonly<Record<ReportPart, string>>
  readonly lang: 'en' | 'zh'
  /** Milliseconds since 1970 of the last change. */
  readonly at: number
}

/** The parts of the form, in its order; empty where nothing was written. */
export const reportParts = ['plan', 'done', 'notDone', 'problems', 'next', 'suggestions'] as const
export type ReportPart = (typeof reportParts)[number]

/** The longest part, in characters: what a chat's form can hold. */
export const longestPart = 3_000
