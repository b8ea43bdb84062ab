import { Refused, type Callbacks, type Failure, type Success } from '../../platform/answer'
import type { Clock } from '../../platform/clock'

type Work<O, R extends object> = (options: O) => R | undefined | Promise<R | undefined>

/** A call of wx. It uses the callbacks if there are any, otherwise it returns a promise. */
export type Call<O, R extends object> = (
  options?: O & Callbacks<R>
) => Promise<Success<R>> | undefined

/** Makes calls whose work may take as long as a dialog is open. */
export class Api {
  constructor(private readonly clock: Clock) {}

  call<O extends object, R extends object>(name: string, work: Work<O, R>): Call<O, R> {
    return (options) => {
      const outcome = this.outcomeOf(name, work, options ?? ({} as O))
      const { success, fail, complete } = options ?? {}
      if (success === undefined && fail === undefined && complete === undefined) return outcome
      outcome.then(
        (result) => this.tell([success, complete], result),
        (failure: unknown) => this.tell([fail, complete], failure as Failure)
      )
      return undefined
    }
  }

  private outcomeOf<O, R extends object>(
    name: string,
    work: Work<O, R>,
    options: O
  ): Promise<Success<R>> {
    return new Promise((resolve, reject) => {
      // wx rejects with a plain object that has an errMsg, not with an Error
      const refuse: (failure: unknown) => void = reject
      Promise.resolve(options)
        .then(work)
        .then((result) => {
          const answer: object = { ...result, errMsg: `${name}:ok` }
          resolve(answer as Success<R>)
        })
        .catch((error: unknown) => refuse(failureOf(name, error)))
    })
  }

  private tell<T>(callbacks: (((result: T) => void) | undefined)[], result: T): void {
    for (const callback of callbacks) this.clock.setTimeout(() => callback?.(result), 0)
  }
}

function failureOf(name: string, error: unknown): Failure {
  if (error instanceof Refused) return error.of(name)
  return new Refused(error instanceof Error ? error.message : String(error)).of(name)
}
