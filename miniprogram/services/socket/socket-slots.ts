import type { Clock } from '../../platform/clock'
import type { Socket, SocketListener, Sockets } from '../../platform/ports'

const MOST_ALIVE = 2
const RELEASE_MS = 1_000

/**
 * Never more than two SocketTasks alive: the platform frees a closed one late, and refuses the next when
 * too many stand. A task counts until it says that it is closed, or for a second after it was told to.
 */
export class SocketSlots implements Sockets {
  private readonly alive = new Set<object>()
  private readonly waiting: (() => void)[] = []

  constructor(
    private readonly clock: Clock,
    private readonly sockets: Sockets
  ) {}

  open(url: string, listener: SocketListener): Socket {
    const slot: Slot = { socket: undefined, isClosed: false }
    const begin = () => {
      if (!slot.isClosed) slot.socket = this.begin(url, listener)
    }
    if (this.alive.size < MOST_ALIVE) begin()
    else this.waiting.push(begin)
    return {
      send: (text) => slot.socket?.send(text) ?? Promise.reject(new Error('not open yet')),
      close: () => {
        slot.isClosed = true
        slot.socket?.close()
      },
    }
  }

  private begin(url: string, listener: SocketListener): Socket | undefined {
    const task = {}
    this.alive.add(task)
    const closed = (code?: number, reason?: string) => {
      this.release(task)
      listener.closed(code, reason)
    }
    try {
      const socket = this.sockets.open(url, { ...forwarding(listener), closed })
      return { send: (text) => socket.send(text), close: () => this.close(task, socket) }
    } catch (error) {
      this.release(task)
      listener.failed(error instanceof Error ? error.message : String(error))
      return undefined
    }
  }

  private close(task: object, socket: Socket): void {
    this.clock.setTimeout(() => this.release(task), RELEASE_MS)
    socket.close()
  }

  private release(task: object): void {
    if (!this.alive.delete(task)) return
    while (this.alive.size < MOST_ALIVE && this.waiting.length > 0) this.waiting.shift()?.()
  }
}

interface Slot {
  socket: Socket | undefined
  isClosed: boolean
}

function forwarding(listener: SocketListener): Omit<SocketListener, 'closed'> {
  return {
    opened: () => listener.opened(),
    received: (text) => listener.received(text),
    failed: (errMsg) => listener.failed(errMsg),
  }
}
