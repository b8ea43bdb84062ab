import { PlatformError } from './ports'

interface Callbacks<Result> {
  success: (result: Result) => void
  fail: (failure: { errMsg: string }) => void
}

/** Turns a call with success and fail into a promise; a call that throws has failed like any other. */
export function settled<Result>(call: (callbacks: Callbacks<Result>) => void): Promise<Result> {
  return new Promise((resolve, reject) => {
    try {
      call({ success: resolve, fail: ({ errMsg }) => reject(new PlatformError(errMsg)) })
    } catch (error) {
      reject(platformErrorFrom(error))
    }
  })
}

/** What the platform threw, in its own words: some calls throw an Error, others an object with errMsg. */
export function platformErrorFrom(thrown: unknown): PlatformError {
  const { errMsg, message } = (thrown ?? {}) as { errMsg?: string; message?: string }
  return new PlatformError(errMsg ?? message ?? String(thrown))
}
