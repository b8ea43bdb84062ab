import { once } from 'node:events'
import { watch as watchFiles } from 'chokidar'
import type { Problem } from './compile-error'
import { compile, type Place } from './output'

const QUIET_MS = 60

/** Compiles again after every save. Files saved at once are one build. Returns a function that stops it. */
export async function watch(
  place: Place,
  compiled: (problems: readonly Problem[]) => void
): Promise<() => Promise<void>> {
  const watcher = watchFiles(place.source, { ignoreInitial: true })
  let pending: NodeJS.Timeout | undefined
  let running = Promise.resolve()
  const build = () => {
    running = running.then(() => compile(place)).then(compiled)
  }
  watcher.on('all', () => {
    clearTimeout(pending)
    pending = setTimeout(build, QUIET_MS)
  })
  await once(watcher, 'ready')
  return async () => {
    clearTimeout(pending)
    await watcher.close()
    await running
  }
}
