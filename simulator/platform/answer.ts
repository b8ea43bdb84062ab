import type { Faults } from './faults/switches'
import type { JsThread } from './js-thread'
import { CALLBACK_LATE_MS } from './limits'

/** The argument of `success`. */
export type Success<T extends object = object> = T & { errMsg: string }

/** The argument of `fail`. */
export interface Failure {
  errMsg: string
  errno?: number
}

/** The three callbacks that every asynchronous call of wx takes. */
export interface Callbacks<T extends object = object> {
  success?: (result: Success<T>) => void
  fail?: (failure: Failure) => void
  complete?: (result: Success<T> | Failure) => void
}

/** Why a call fails, without the call's name. `errno` is set if the platform has a number for it. */
export class Refused extends Error {
  override readonly name = 'Refused'

  constructor(
    readonly reason: string,
    readonly errno?: number,
    /** The delay before it fails. */
    readonly afterMs = 0
  ) {
    super(reason)
  }

  of(api: string): Failure {
    // Some texts of the platform have a second colon instead of a space. They include it
    const separator = this.reason.startsWith(':') ? '' : ' '
    const errMsg = `${api}:fail${separator}${this.reason}`
    return this.errno === undefined ? { errMsg } : { errMsg, errno: this.errno }
  }

  /** The error of a call that throws instead of calling `fail`. */
  thrownBy(api: string): Error & Failure {
    const failure = this.of(api)
    return Object.assign(new Error(failure.errMsg), failure)
  }
}

/** Calls back in a later task, like every asynchronous call of wx. */
export class Answers {
  constructor(
    private readonly thread: JsThread,
    private readonly faults: Faults
  ) {}

  succeed<T extends object>(api: string, callbacks: Callbacks<T>, result: T): void {
    const success = { ...result, errMsg: `${api}:ok` }
    this.later(() => {
      callbacks.success?.(success)
      callbacks.complete?.(success)
    })
  }

  fail(api: string, callbacks: Callbacks<never>, reason: Refused): void {
    const failure = reason.of(api)
    this.later(() => {
      callbacks.fail?.(failure)
      callbacks.complete?.(failure)
    }, reason.afterMs)
  }

  /** Uses the callbacks if there are any, and otherwise returns a promise, like wx. */
  settle<T extends object>(
    api: string,
    callbacks: Callbacks<T> | undefined,
    work: () => T
  ): Promise<Success<T>> | undefined {
    if (callbacks && hasCallback(callbacks)) {
      this.attempt(api, callbacks, work)
      return undefined
    }
    return new Promise((resolve, reject) => {
      // The platform rejects with a plain object that has an errMsg, not with an Error
      this.attempt(api, { success: resolve, fail: reject }, work)
    })
  }

  private later(call: () => void, ms = 0): void {
    const isLate = this.faults.strikes('callbacks-as-tasks')
    this.thread.later(call, isLate ? ms + CALLBACK_LATE_MS : ms)
  }

  private attempt<T extends object>(api: string, callbacks: Callbacks<T>, work: () => T): void {
    try {
      this.succeed(api, callbacks, work())
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      this.fail(api, callbacks, error)
    }
  }
}

const hasCallback = ({ success, fail, complete }: Callbacks<never>): boolean =>
  [success, fail, complete].some((callback) => callback !== undefined)
