import type { Clock } from '../../platform/clock'
import type { Socket, SocketListener, Sockets } from '../../platform/ports'

const MOST_ALIVE = 2
const RELEASE_MS = 1_000

/**
 * Keeps at most two SocketTasks open. The platform releases a closed task late, and refuses new tasks if there are
 * too many. A task counts until it reports its close, or for a second after it was told to close.
 */
export class SocketSlots implements Sockets {
  private readonly alive = new Set<Slot>()
  private readonly waiting: (() => void)[] = []

  constructor(
    private readonly clock: Clock,
    private readonly sockets: Sockets
  ) {}

  open(url: string, listener: SocketListener): Socket {
    const slot: Slot = { socket: undefined, isClosed: false }
    const begin = () => {
      if (!slot.isClosed) this.begin(slot, url, listener)
    }
    if (this.alive.size < MOST_ALIVE) begin()
    else this.waiting.push(begin)
    return {
      send: (text) => slot.socket?.send(text) ?? Promise.reject(new Error('not open yet')),
      close: () => this.close(slot),
    }
  }

  private begin(slot: Slot, url: string, listener: SocketListener): void {
    this.alive.add(slot)
    // Some phones ignore a close while the task connects, so it is repeated after the open event.
    const opened = () => (slot.isClosed ? slot.socket?.close() : listener.opened())
    const closed = (code?: number, reason?: string) => {
      this.release(slot)
      listener.closed(code, reason)
    }
    try {
      slot.socket = this.sockets.open(url, { ...forwarding(listener), opened, closed })
    } catch (error) {
      this.release(slot)
      listener.failed(error instanceof Error ? error.message : String(error))
    }
  }

  private close(slot: Slot): void {
    slot.isClosed = true
    if (!slot.socket) return
    this.clock.setTimeout(() => this.release(slot), RELEASE_MS)
    slot.socket.close()
  }

  private release(slot: Slot): void {
    if (!this.alive.delete(slot)) return
    while (this.alive.size < MOST_ALIVE && this.waiting.length > 0) this.waiting.shift()?.()
  }
}

/** A slot, and the task that uses it once one is free. */
interface Slot {
  socket: Socket | undefined
  isClosed: boolean
}

function forwarding(listener: SocketListener): Pick<SocketListener, 'received' | 'failed'> {
  return {
    received: (text) => listener.received(text),
    failed: (errMsg) => listener.failed(errMsg),
  }
}
