import { statfsSync, statSync } from 'node:fs'
import path from 'node:path'
import { DATABASE } from './data-dir'
import type { Metrics } from './metrics'

/** Reports the size of the database and the free space on its disk. */
export function registerDiskMetrics(metrics: Metrics, dataDir: string): void {
  const sizeOf = (name: string): number | undefined =>
    statSync(path.join(dataDir, name), { throwIfNoEntry: false })?.size
  const room = (): number => {
    const { bavail, bsize } = statfsSync(dataDir)
    return bavail * bsize
  }
  const shown = [
    ['huiyin_database_bytes', 'Size of the database.', () => sizeOf(DATABASE)],
    ['huiyin_database_log_bytes', 'Size of its write-ahead log.', () => sizeOf(`${DATABASE}-wal`)],
    ['huiyin_disk_free_bytes', 'Free space on its disk for this user.', room],
  ] as const
  for (const [name, help, value] of shown) metrics.gauge(name, help, () => orUnknown(value))
}

/** A folder that was removed must not break the whole metrics page. */
function orUnknown(value: () => number | undefined): number | undefined {
  try {
    return value()
  } catch {
    return undefined
  }
}
