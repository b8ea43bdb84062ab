import { closeSync, openSync } from 'node:fs'
import path from 'node:path'
import { AdminProblem } from './command'

const NAME = 'admin.sock'
/** The maximum length of a socket's path in bytes. Some systems need one byte for an end mark. */
const MOST_BYTES = 103

/** The path of a server's control socket. */
export const socketPath = (dataDir: string): string => path.resolve(dataDir, NAME)

/**
 * Runs `use` with a path that the system accepts for the control socket. A path that is too long is shortened through
 * an open folder, as Linux allows.
 */
export function withSocketPath<T>(dataDir: string, use: (path: string) => T): T {
  const full = socketPath(dataDir)
  if (Buffer.byteLength(full) <= MOST_BYTES) return use(full)
  if (process.platform !== 'linux') {
    throw new AdminProblem(
      `DATA_DIR is too long for a control socket: ${full} has more than ${MOST_BYTES} bytes.`
    )
  }
  const folder = openSync(path.dirname(full), 'r')
  try {
    return use(`/proc/self/fd/${folder}/${NAME}`)
  } finally {
    closeSync(folder)
  }
}
