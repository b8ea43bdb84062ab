import { PlatformError } from './ports'

interface Callbacks<Result> {
  success: (result: Result) => void
  fail: (failure: { errMsg: string; errno?: number }) => void
}

/**
 * Turns a call with success and fail into a promise. A call that throws has failed like any other,
 * and so has one that this client does not have.
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
 * Makes a call whose failure changes nothing here, and fulfils with that failure, if any.
 * The callbacks are always given: what fails without them is logged by the platform as an error of ours.
 */
export function attempted<Result>(
  call: (callbacks: Callbacks<Result>) => void
): Promise<PlatformError | undefined> {
  return settled(call).then(() => undefined, platformErrorFrom)
}

/** What the first of these calls answers that this client has, and that does not throw. */
export function firstAnswerOf<Answer>(calls: readonly (() => Answer)[]): Answer | undefined {
  for (const call of calls) {
    try {
      return call()
    } catch {
      // the next one, or none
    }
  }
  return undefined
}

/** What the platform threw, in its own words: some calls throw an Error, others an object with errMsg. */
export function platformErrorFrom(thrown: unknown): PlatformError {
  if (thrown instanceof PlatformError) return thrown
  const { errMsg, errno, message } = (thrown ?? {}) as Partial<PlatformError> & { errMsg?: string }
  return new PlatformError(errMsg ?? message ?? String(thrown), errno)
}
