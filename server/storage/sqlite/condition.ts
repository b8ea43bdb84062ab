import { Problem, type ProblemKind } from '../problem'
import { kindOf } from './trouble'

/** Who is told how the store is. */
export interface Listeners {
  /** Told once of each problem until it is over. */
  report: (problem: unknown) => void
  /** The store can be written again. */
  recovered?: () => void
}

/** Whether the store can be written, and why not. */
export class Condition {
  private current: Problem | undefined
  private readonly reported = new Set<ProblemKind>()

  constructor(private readonly listeners: Listeners) {}

  get problem(): Problem | undefined {
    return this.current
  }

  /** Something went wrong; answers what everybody who asks is refused with, which is the error where it is a bug. */
  met(error: unknown, otherwise?: ProblemKind): unknown {
    if (this.current?.isFinal) return this.current
    const problem = problemOf(error, otherwise)
    if (!problem) {
      this.listeners.report(error)
      return error
    }
    this.current = problem
    if (!this.reported.has(problem.kind)) {
      this.reported.add(problem.kind)
      this.listeners.report(problem)
    }
    return problem
  }

  /** What was asked for could be written. */
  mended(): void {
    if (!this.current || this.current.isFinal) return
    this.current = undefined
    this.reported.clear()
    this.listeners.recovered?.()
  }
}

function problemOf(error: unknown, otherwise?: ProblemKind): Problem | undefined {
  if (error instanceof Problem) return error
  const kind = kindOf(error) ?? otherwise
  return kind && new Problem(kind, error)
}
