/** Small, plain fitting for calibrate.ts: gradient descent with a little shrinking. */

export interface Row {
  readonly figures: readonly number[]
  readonly yes: boolean
  readonly weight: number
}

const round = (x: number) => Math.round(x * 100) / 100
const dot = (a: readonly number[], b: readonly number[]) => a.reduce((sum, x, i) => sum + x * (b[i] ?? 0), 0)

/** Logistic regression; the first weight of the result is the bias. */
export function fitLogistic(rows: readonly Row[], steps = 4_000): number[] {
  const width = (rows[0]?.figures.length ?? 0) + 1
  const total = rows.reduce((sum, { weight }) => sum + weight, 0)
  let weights = Array.from({ length: width }, () => 0)
  for (let step = 0; step < steps; step++) {
    const slope = weights.map(() => 0)
    for (const { figures, yes, weight } of rows) {
      const full = [1, ...figures]
      const miss = (1 / (1 + Math.exp(-dot(full, weights))) - (yes ? 1 : 0)) * weight
      full.forEach((x, i) => {
        slope[i] = (slope[i] ?? 0) + miss * x
      })
    }
    weights = weights.map((w, i) => w - 1.5 * ((slope[i] ?? 0) / total + (i === 0 ? 0 : 0.0003 * w)))
  }
  return weights.map(round)
}

/** Weights under which the wanted row of each list scores highest (softmax over the list). */
export function fitRanking(
  lists: readonly { readonly rows: readonly (readonly number[])[]; readonly want: number }[],
  steps = 500,
): number[] {
  let weights = (lists[0]?.rows[0] ?? []).map(() => 1)
  const sharpness = 6
  for (let step = 0; step < steps; step++) {
    const slope = weights.map(() => 0)
    for (const { rows, want } of lists) {
      const scores = rows.map((row) => sharpness * dot(row, weights))
      const most = Math.max(...scores)
      const raised = scores.map((score) => Math.exp(score - most))
      const sum = raised.reduce((a, b) => a + b, 0)
      rows.forEach((row, i) => {
        const miss = (raised[i] ?? 0) / sum - (i === want ? 1 : 0)
        row.forEach((x, j) => {
          slope[j] = (slope[j] ?? 0) + miss * x
        })
      })
    }
    weights = weights.map((w, j) => w - 1.5 * ((slope[j] ?? 0) / lists.length + 0.0005 * w))
  }
  return weights.map(round)
}
