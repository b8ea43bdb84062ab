import { chmodSync, lstatSync, rmSync } from 'node:fs'
import { createServer, type Server, type Socket } from 'node:net'
import type { Clock, Timer } from '../clock'
import { factsOf, type Log } from '../log'
import { socketPath, withSocketPath } from './socket-place'

const MOST_AT_ONCE = 8
/** So often is looked whether the socket is still there. */
const LOOK_MS = 5000
/** Nobody but the server's own user may read or write it. */
const OWNER_ONLY = 0o600

export interface KeptSocketParts {
  dataDir: string
  attend: (socket: Socket) => void
  log: Log
  clock: Pick<Clock, 'setTimeout' | 'clearTimeout'>
}

/** The control socket in DATA_DIR, which is made again where somebody has removed it. */
export class KeptSocket {
  private readonly connected = new Set<Socket>()
  private server: Server | undefined
  private inode: number | undefined
  private timer: Timer
  private isClosed = false

  private constructor(private readonly parts: KeptSocketParts) {}

  static async open(parts: KeptSocketParts): Promise<KeptSocket> {
    const socket = new KeptSocket(parts)
    await socket.make()
    socket.arm()
    return socket
  }

  close(): void {
    this.isClosed = true
    this.parts.clock.clearTimeout(this.timer)
    this.end()
  }

  private async make(): Promise<void> {
    const { dataDir, attend } = this.parts
    const server = createServer((socket) => {
      this.connected.add(socket)
      socket.on('close', () => this.connected.delete(socket))
      attend(socket)
    })
    server.maxConnections = MOST_AT_ONCE
    await listen(server, dataDir)
    this.server = server
    this.inode = inodeOf(socketPath(dataDir))
  }

  private end(): void {
    const path = socketPath(this.parts.dataDir)
    if (inodeOf(path) === this.inode) rmSync(path, { force: true })
    this.server?.close()
    for (const socket of this.connected) socket.destroy()
  }

  private arm(): void {
    this.timer = this.parts.clock.setTimeout(() => void this.look(), LOOK_MS)
  }

  private async look(): Promise<void> {
    const { log, dataDir } = this.parts
    try {
      if (inodeOf(socketPath(dataDir)) === undefined) {
        log.warn({}, 'admin.sock was removed: it is made again')
        this.end()
        await this.make()
        if (this.isClosed) this.end()
      }
    } catch (error) {
      log.warn(factsOf(error), 'admin.sock cannot be made')
    }
    if (!this.isClosed) this.arm()
  }
}

async function listen(server: Server, dataDir: string): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    // The system makes the socket within this call, and nobody else may open it even for a moment.
    const before = process.umask(0o777 & ~OWNER_ONLY)
    try {
      withSocketPath(dataDir, (path) => server.listen(path, resolve))
    } finally {
      process.umask(before)
    }
  })
  chmodSync(socketPath(dataDir), OWNER_ONLY)
}

function inodeOf(path: string): number | undefined {
  return lstatSync(path, { throwIfNoEntry: false })?.ino
}
