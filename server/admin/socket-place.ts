import { closeSync, openSync } from 'node:fs'
import path from 'node:path'
import { AdminProblem } from './command'

const NAME = 'admin.sock'
/** The system keeps the path of a socket in so many bytes, on some with an end mark. */
const MOST_BYTES = 103

/** The control socket of the server with that folder. */
export const socketPath = (dataDir: string): string => path.resolve(dataDir, NAME)

/**
 * Runs `use` with a path that the system takes for the control socket. A path that is too long is
 * shortened by way of an open folder, which Linux offers.
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
