/** The median; of an even number of values, the lower of the middle two. */
export const median = (values: readonly number[]): number => percentile(values, 0.5)

/** The quantile: the smallest value that at least this part of all values does not exceed. */
export function percentile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(sorted.length * part) - 1)] ?? NaN
}
