import { Refusal } from '../../refusal'
import { Problem } from '../problem'
import type { Batch } from './batch'

/** The work of one caller, and its result. A refusal comes before the first write. */
export type Work<T> = (batch: Batch) => T

/** Somebody who waits for a commit. */
export interface Caller {
  work: Work<unknown>
  outcome: { value: unknown } | { refusal: Refusal } | undefined
  resolve: (value: never) => void
  reject: (reason: unknown) => void
}

/** Does the work. Throws whatever is no refusal. */
export function outcomeOf(work: Work<unknown>, batch: Batch): NonNullable<Caller['outcome']> {
  try {
    return { value: work(batch) }
  } catch (error) {
    if (error instanceof Refusal && !(error instanceof Problem)) return { refusal: error }
    throw error
  }
}

/** Gives the caller the outcome. */
export function answer({ outcome, resolve, reject }: Caller): void {
  if (outcome === undefined) return
  if ('refusal' in outcome) reject(outcome.refusal)
  else resolve(outcome.value as never)
}

/** Gives all of them the reason why nothing was done. */
export function rejectAll(callers: readonly Caller[], reason: unknown): void {
  for (const { reject } of callers) reject(reason)
}
