import path from 'node:path'
import { systemClock } from '../clock'
import { AdminProblem } from './command'
import { connectTo } from './control-client'

/** What belongs to a database, by the end of its name. A lock and an index are not worth keeping. */
export const PARTS = ['', '-wal', '.mark']

/** For commands that take the place of the server. */
export async function refuseRunning(dataDir: string): Promise<void> {
  const socket = await connectTo(dataDir)
  if (!socket) return
  socket.destroy()
  throw new AdminProblem(`A server runs on ${path.resolve(dataDir)}: stop it first.`)
}

/** Name of a new folder that keeps what stood there before the command. */
export function folderBeside(dataDir: string, command: 'restore' | 'repair'): string {
  const time = new Date(systemClock.now()).toISOString().replace(/[:.]/g, '-')
  return path.join(path.resolve(dataDir), `before-${command}-${time}`)
}
