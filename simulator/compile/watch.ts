import { once } from 'node:events'
import path from 'node:path'
import { watch as watchFiles } from 'chokidar'
import { isForeign } from './assets'
import { compile, type Findings, type Place } from './output'

const QUIET_MS = 60

/**
 * Compiles again after every save. Files that are saved together form one build. Returns a function that stops it.
 */
export async function watch(
  place: Place,
  compiled: (findings: Findings) => void
): Promise<() => Promise<void>> {
  const watcher = watchFiles(place.source, {
    ignoreInitial: true,
    ignored: (file) => isForeign(path.relative(place.source, file)),
  })
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
