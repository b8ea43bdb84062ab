/** When a message causes a hundred deliveries, the JIT compiler needs some thousand messages to settle. */
const WARM_UP_MS = 4000

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

/** Lets a running load warm up, then returns the rise of its counter per second. */
export async function counted(count: () => number, seconds: number): Promise<number> {
  await pause(WARM_UP_MS)
  process.send?.('counting')
  const before = count()
  const sinceMs = performance.now()
  await pause(seconds * 1000)
  return ((count() - before) * 1000) / (performance.now() - sinceMs)
}
