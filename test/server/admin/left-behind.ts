import { spawnSync } from 'node:child_process'
import { socketPath } from '../../../server/admin/socket-place'

/** Leaves the control socket of a killed process. */
export function leftBehind(dataDir: string): { pid: number } {
  const script = `require('net').createServer().listen(process.argv[1], () => process.kill(process.pid, 'SIGKILL'))`
  const { pid } = spawnSync(process.execPath, ['-e', script, socketPath(dataDir)])
  return { pid }
}
