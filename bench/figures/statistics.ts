/** The value in the middle of the sorted ones; of an even number, the lower of the two. */
export const median = (values: readonly number[]): number => percentile(values, 0.5)

/** The smallest value that at least this part of all values does not exceed. */
export function percentile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(sorted.length * part) - 1)] ?? NaN
}
