import { Command } from 'commander'
import { type Cell, columnNames, type Matrix, type MatrixRow, matrixColumns } from '../knowledge/matrix.ts'
import { printJson } from './json-lines.ts'
import { openKeeping } from './open-keeping.ts'

const examples = `
A number says in how many places the notes tell it, - that it makes no sense, HOLE that nothing tells it yet.

Examples:
  askstack kb matrix           every service and tool
  askstack kb matrix --holes   only what is missing
  askstack kb matrix --json    with the places, as one JSON object
`

interface Options {
  readonly holes?: boolean
  readonly json?: boolean
}

/** `askstack kb matrix`: what the notes tell about every service and tool, and what they do not. */
export function kbMatrix(): Command {
  return new Command('matrix')
    .description('show what the notes tell about every service and tool, and the holes')
    .argument('[folder]', 'the kb folder (default: ASKSTACK_KB, or the one of this checkout)')
    .option('--holes', 'only the rows with holes, and their holes')
    .option('--json', 'print one JSON object')
    .addHelpText('after', examples)
    .action(show)
}

async function show(folder: string | undefined, { holes, json }: Options): Promise<void> {
  const { matrix } = (await openKeeping(folder)).keeping
  if (!matrix) throw new Error('this knowledge folder has no matrix.yaml')
  const rows = holes ? matrix.rows.filter((row) => holesOf(row).length > 0) : matrix.rows
  if (json) return printJson({ rows, leftOut: matrix.leftOut, counts: counts(matrix) })
  const lines = holes ? rows.map(holeLine) : [...legend(), '', header(), ...rows.map(line)]
  process.stdout.write(`${[...lines, '', total(matrix)].join('\n').trimStart()}\n`)
}

const nameWidth = 24
const cellWidth = 10

function legend(): string[] {
  return columnNames.map((column) => `${column.padEnd(cellWidth)}${matrixColumns[column]}`)
}

function header(): string {
  return asLine('', columnNames)
}

function line({ name, cells }: MatrixRow): string {
  return asLine(
    name,
    columnNames.map((column) => mark(cells[column])),
  )
}

function asLine(name: string, values: readonly string[]): string {
  return `${name.slice(0, nameWidth - 1).padEnd(nameWidth)}${values.map((value) => value.padEnd(cellWidth)).join('')}`.trimEnd()
}

function mark(cell: Cell): string {
  if (cell.kind === 'filled') return String(cell.places.length)
  return cell.kind === 'senseless' ? '-' : 'HOLE'
}

function holesOf({ cells }: MatrixRow): string[] {
  return columnNames.filter((column) => cells[column].kind === 'hole')
}

function holeLine(row: MatrixRow): string {
  return `${row.name.padEnd(nameWidth)}${holesOf(row).join(', ')}`
}

function counts({ rows }: Matrix): Readonly<Record<Cell['kind'], number>> {
  const found = { filled: 0, senseless: 0, hole: 0 }
  for (const { cells } of rows) for (const column of columnNames) found[cells[column].kind] += 1
  return found
}

function total(matrix: Matrix): string {
  const { filled, senseless, hole } = counts(matrix)
  const all = filled + senseless + hole
  return `${matrix.rows.length} rows, ${all} cells: ${filled} filled, ${senseless} make no sense, ${hole} holes`
}
