import { Problem, type ProblemKind } from '../problem'
import { kindOf } from './trouble'

/** Listeners for the state of the store. */
export interface Listeners {
  /** Called once for each problem until it is over. */
  report: (problem: unknown) => void
  /** Called when the store can be written again. */
  recovered?: () => void
}

/** Whether the store can be written, and if not, why. */
export class Condition {
  private current: Problem | undefined
  private readonly reported = new Set<ProblemKind>()

  constructor(private readonly listeners: Listeners) {}

  get problem(): Problem | undefined {
    return this.current
  }

  /** Records an error. Returns the error for the callers: a problem, or the error itself if it is unexpected. */
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

  /** Records that a write succeeded. */
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
