import type { types } from '@slack/bolt'

type Style = NonNullable<types.RichTextText['style']>

/** A stretch of text in one style, or a link. Always plain to Slack: nothing in it can mention or format. */
export type Run = types.RichTextText | types.RichTextLink

export const textRun = (text: string, style: Style = {}): Run => ({ type: 'text', text, ...styled(style) })

export const linkRun = (url: string, text: string, style: Style = {}): Run => ({
  type: 'link',
  url,
  ...(text && text !== url && { text }),
  ...styled(style),
})

/** Characters that a run counts for: an address is carried as well as shown. */
export const runLength = (run: Run): number => (run.text?.length ?? 0) + (run.type === 'link' ? run.url.length : 0)

export const runsLength = (runs: readonly Run[]): number => runs.reduce((sum, run) => sum + runLength(run), 0)

export const runsText = (runs: readonly Run[]): string =>
  runs.map((run) => (run.type === 'link' ? (run.text ?? run.url) : run.text)).join('')

/** Neighbours of one style as one run, and none that is empty: Slack refuses empty texts. */
export function joinRuns(runs: readonly Run[]): Run[] {
  const joined: Run[] = []
  for (const run of runs) {
    const last = joined.at(-1)
    if (run.type === 'text' && !run.text) continue
    if (run.type === 'text' && last?.type === 'text' && sameStyle(last, run)) {
      joined[joined.length - 1] = { ...last, text: last.text + run.text }
    } else joined.push(run)
  }
  return joined
}

const styled = (style: Style) => (Object.keys(style).length > 0 ? { style } : {})
const sameStyle = (a: Run, b: Run) => JSON.stringify(a.style ?? {}) === JSON.stringify(b.style ?? {})
