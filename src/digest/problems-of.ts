export interface Problem {
  readonly text: string
  /** What solved it, where that is said. */
  readonly solution?: string
}

/** The problems in that part of a report, each with its solution where one stands with it. */
export function problemsOf(markdown: string): Problem[] {
  return markdown.trim() === '' ? [] : [{ text: markdown.trim() }]
}
