/** One OpenStack release; days as YYYY-MM-DD. */
export interface Series {
  readonly name: string
  /** Its number, which releases have since 2023. */
  readonly number?: string
  readonly slurp: boolean
  readonly released: string
  /** Until when its fixes are released; absent for very old ones. */
  readonly maintainedUntil?: string
  /** Absent while nobody has set the day. */
  readonly endOfLife?: string
}

export interface ReleaseTable {
  readonly source: string
  readonly checked: string
  readonly series: readonly Series[]
}
