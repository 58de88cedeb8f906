import type { Table } from 'mdast'
import { toString as textOf } from 'mdast-util-to-string'
import { columnsOf, wideIn } from './columns-of.ts'
import { longestPiece, wrapCell } from './wrap-cell.ts'

/** Columns of a code block that a desktop shows without wrapping. */
const widest = 76
const narrowest = 6
/** Longer words may be broken. */
const longestWord = 18
const gap = '  '

/** A table as lines of aligned columns for a code block; cells that are too wide go on in further lines. */
export function renderTable({ children }: Table): string {
  const rows = children.map((row) => row.children.map((cell) => textOf(cell).replace(/\s+/g, ' ').trim()))
  const widths = squeeze(rows)
  const wrapped = rows.map((row) => widths.map((width, i) => wrapCell(row[i] ?? '', width)))
  const columns = widths.map((width, i) => ({
    width,
    wide: Math.max(0, ...wrapped.flatMap((cells) => cells[i] ?? []).map(wideIn)),
  }))
  const [head = [], ...body] = wrapped.map((cells) => linesOf(cells, columns))
  const rule = widths.map((width) => '-'.repeat(width)).join(gap)
  return [...head, rule, stacked(body)].join('\n').trimEnd()
}

/** A row of several lines stands apart from its neighbours. */
function stacked(rows: readonly (readonly string[])[]): string {
  return rows
    .map((lines, i) => {
      const high = lines.length > 1 || (rows[i + 1]?.length ?? 0) > 1
      return lines.join('\n') + (high ? '\n' : '')
    })
    .join('\n')
}

/** As wide as the cells, less where that is too much: taken from the widest columns, whose words are broken last. */
function squeeze(rows: readonly (readonly string[])[]): number[] {
  const count = Math.max(0, ...rows.map((row) => row.length))
  const most = (i: number, measure: (text: string) => number) =>
    Math.max(1, ...rows.map((row) => Math.min(widest, measure(row[i] ?? ''))))
  const widths = Array.from({ length: count }, (_, i) => most(i, columnsOf))
  const least = widths.map((_, i) => Math.min(longestWord, most(i, longestPiece)))
  for (let over = sum(widths) - (widest - gap.length * (count - 1)); over > 0; over--) {
    const roomy = widths.filter((width, i) => width > (least[i] ?? 0))
    const most = Math.max(...(roomy.length > 0 ? roomy : widths))
    if (most <= narrowest) break
    const at = widths.findLastIndex((width, i) => width === most && (roomy.length === 0 || width > (least[i] ?? 0)))
    widths[at] = most - 1
  }
  return widths
}

interface Column {
  readonly width: number
  /** Characters of two columns in its fullest line. */
  readonly wide: number
}

function linesOf(cells: readonly (readonly string[])[], columns: readonly Column[]): string[] {
  const height = Math.max(1, ...cells.map((lines) => lines.length))
  return Array.from({ length: height }, (_, i) =>
    columns
      .map((column, at) => padded(cells[at]?.[i] ?? '', column))
      .join(gap)
      .trimEnd(),
  )
}

/** In few fonts a Han character is exactly two columns wide, so its place is filled with a space of its own width. */
function padded(text: string, { width, wide }: Column): string {
  const room = Math.max(0, width - columnsOf(text))
  const broad = Math.min(Math.max(0, wide - wideIn(text)), Math.floor(room / 2))
  return text + '\u3000'.repeat(broad) + ' '.repeat(room - 2 * broad)
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0)
