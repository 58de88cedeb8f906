import type { types } from '@slack/bolt'
import type { Table } from 'mdast'
import { limits } from './limits.ts'
import { renderInline } from './render-inline.ts'
import { joinRuns, type Run, runsLength, runsText } from './runs.ts'

type Cell = types.RichTextBlock | types.RawTextElement

/** A Markdown table as a table block, or as text in columns where Slack would not take it as a table. */
export function renderTable(table: Table, asBlock: boolean): types.TableBlock | string {
  const columns = Math.max(...table.children.map((row) => row.children.length))
  const rows = table.children.map((row) =>
    Array.from({ length: columns }, (_, i) => (row.children[i] ? joinRuns(renderInline(row.children[i])) : [])),
  )
  const size = rows.flat().reduce((sum, runs) => sum + runsLength(runs) + 1, 0)
  const fits = rows.length <= limits.tableRows && columns <= limits.tableColumns && size <= limits.tableText
  if (!asBlock || !fits) return inColumns(rows.map((row) => row.map(oneLine)))
  return {
    type: 'table',
    column_settings: Array.from({ length: columns }, (_, i) => ({
      is_wrapped: true,
      align: table.align?.[i] ?? ('left' as const),
    })),
    rows: rows.map((row, i) => row.map((runs) => cell(runs, i === 0))),
  }
}

/** Slack wants at least one character in a cell. */
function cell(runs: readonly Run[], heading: boolean): Cell {
  const [only, more] = runs
  if (!only) return { type: 'raw_text', text: '–' }
  const plain = !heading && !more && only.type === 'text' && !only.style
  if (plain) return { type: 'raw_text', text: only.text }
  const bold = (run: Run): Run => (heading ? { ...run, style: { ...run.style, bold: true } } : run)
  return { type: 'rich_text', elements: [{ type: 'rich_text_section', elements: runs.map(bold) }] }
}

const oneLine = (runs: readonly Run[]): string => runsText(runs).replace(/\s+/g, ' ')

const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/g
const mostPadding = 60

function inColumns(rows: readonly string[][]): string {
  const width = (text: string) => text.length + (text.match(wide)?.length ?? 0)
  const widths =
    rows[0]?.map((_, i) => Math.min(mostPadding, Math.max(...rows.map((row) => width(row[i] ?? ''))))) ?? []
  const padded = (text: string, i: number) => text + ' '.repeat(Math.max(0, (widths[i] ?? 0) - width(text)))
  return rows.map((row) => row.map(padded).join('  ').trimEnd()).join('\n')
}
