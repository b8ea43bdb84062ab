import { PlatformError } from './ports'

interface Callbacks<Result> {
  success: (result: Result) => void
  fail: (failure: { errMsg: string; errno?: number }) => void
}

/**
 * Converts a call with success and fail callbacks to a promise. If the call throws or this client lacks it, the
 * promise rejects.
 */
export function settled<Result>(call: (callbacks: Callbacks<Result>) => void): Promise<Result> {
  return new Promise((resolve, reject) => {
    try {
      call({
        success: resolve,
        fail: ({ errMsg, errno }) => reject(new PlatformError(errMsg, errno)),
      })
    } catch (error) {
      reject(platformErrorFrom(error))
    }
  })
}

/**
 * Makes a call whose failure has no consequences. Fulfils with the failure, if any. The callbacks are always passed,
 * because the platform logs a failure without callback as an error of the app.
 */
export function attempted<Result>(
  call: (callbacks: Callbacks<Result>) => void
): Promise<PlatformError | undefined> {
  return settled(call).then(() => undefined, platformErrorFrom)
}

/** The answer of the first call that exists on this client and does not throw. */
export function firstAnswerOf<Answer>(calls: readonly (() => Answer)[]): Answer | undefined {
  for (const call of calls) {
    try {
      return call()
    } catch {
      // Tries the next call
    }
  }
  return undefined
}

/** What the platform threw, in its own words. Some calls throw an Error, others an object with errMsg. */
export function platformErrorFrom(thrown: unknown): PlatformError {
  if (thrown instanceof PlatformError) return thrown
  const { errMsg, errno, message } = (thrown ?? {}) as Partial<PlatformError> & { errMsg?: string }
  return new PlatformError(errMsg ?? message ?? String(thrown), errno)
}
