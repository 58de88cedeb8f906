/** One thing that is wrong in a knowledge folder; `file` is relative to it. */
export interface Mistake {
  readonly file: string
  readonly field: string
  readonly rule: string
  readonly got: string
}

/** A mistake before it is known in which file it stands. */
export type Problem = Omit<Mistake, 'file'>

/** `file → field: rule, got …`, on one line and without control characters. */
export function formatMistake({ file, field, rule, got }: Mistake): string {
  return plain(`${file} → ${field}: ${rule}, got ${got}`)
}

/** A value as a mistake quotes it: short, one line. */
export function quote(value: unknown): string {
  if (value === undefined || value === null) return 'nothing'
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value))
  return JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text)
}

function plain(text: string): string {
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g, '\uFFFD')
}
