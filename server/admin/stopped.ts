import path from 'node:path'
import { systemClock } from '../clock'
import { AdminProblem } from './command'
import { connectTo } from './control-client'

/** The suffixes of a database's files. The lock and the index need not be kept. */
export const PARTS = ['', '-wal', '.mark']

/** For commands that need exclusive access to the database. */
export async function refuseRunning(dataDir: string): Promise<void> {
  const socket = await connectTo(dataDir)
  if (!socket) return
  socket.destroy()
  throw new AdminProblem(`A server runs on ${path.resolve(dataDir)}: stop it first.`)
}

/** The path of a new folder for the previous files. */
export function folderBeside(dataDir: string, command: 'restore' | 'repair'): string {
  const time = new Date(systemClock.now()).toISOString().replace(/[:.]/g, '-')
  return path.join(path.resolve(dataDir), `before-${command}-${time}`)
}
