/** What the notes cover, as plain data: a row for every service and tool, a column for every family of questions. */

/** The columns in the order in which a reader meets them. */
export const matrixColumns = {
  what: 'what it is and why',
  parts: 'parts and processes: daemons on which node, ports, log and config files',
  flow: 'how a request flows',
  install: 'install and first use',
  commands: 'everyday commands',
  config: 'configuration that matters',
  trouble: 'what goes wrong first',
  limits: 'limits, high availability, sizing',
  upgrade: 'upgrade and release notes worth knowing',
} as const
export type MatrixColumn = keyof typeof matrixColumns
export const columnNames = Object.keys(matrixColumns) as readonly MatrixColumn[]

/** A place is the id of a note or known error, or `id#Heading` for one of its sections. */
export type Cell =
  | { readonly kind: 'filled'; readonly places: readonly string[] }
  | { readonly kind: 'senseless'; readonly why: string }
  | { readonly kind: 'hole' }

export interface MatrixRow {
  readonly name: string
  readonly cells: Readonly<Record<MatrixColumn, Cell>>
}

export interface Matrix {
  readonly rows: readonly MatrixRow[]
  /** Terms that need no row of their own, with the reason. */
  readonly leftOut: Readonly<Record<string, string>>
}
