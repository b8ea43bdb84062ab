import type { Callbacks } from './answer'
import { Refused } from './answer'
import { CONNECT_TIMEOUT_MS, MAX_SOCKETS, SOCKET_RELEASE_MS } from './limits'
import type { NetworkAccess } from './network-access'
import type { SocketParts } from './socket'
import { Socket } from './socket'
import { SOCKET_STATES, type SocketState, type SocketTask } from './socket-events'
import type { Transport } from './transport'

interface ConnectOptions extends Callbacks<{ socketTaskId: number }> {
  url: string
  header?: Record<string, string>
  protocols?: string[]
  timeout?: number
}

interface SocketsParts extends SocketParts {
  transport: Transport
  access: NetworkAccess
}

/** wx.connectSocket, with the platform's five places for sockets, which are given back late. */
export class Sockets {
  private readonly alive = new Set<Socket>()
  private nextTaskId = 1

  constructor(private readonly parts: SocketsParts) {}

  readonly wx = { connectSocket: (options: ConnectOptions) => this.open(options) }

  get states(): SocketState[] {
    return [...this.alive].map(({ state }) => state).filter((state) => state !== 'closed')
  }

  cutAll(code: number, reason: string): void {
    for (const socket of this.alive) socket.cut(code, reason)
  }

  silenceAll(): void {
    for (const socket of this.alive) socket.silence()
  }

  /** `success` tells only that the call was taken; what becomes of the socket is told by events. */
  private open(options: ConnectOptions): SocketTask {
    const { answers, access } = this.parts
    const refusal = access.refusal() ?? this.refusal(options.url)
    const socket = this.createSocket(refusal === undefined)
    if (refusal) {
      answers.fail('connectSocket', options, refusal)
      socket.fail(refusal.message)
    } else {
      answers.succeed('connectSocket', options, { socketTaskId: this.nextTaskId++ })
      this.connect(socket, options)
    }
    return taskOf(socket)
  }

  private refusal(url: string): Refused | undefined {
    if (!/^wss?:\/\/./.test(url)) return new Refused('invalid URL', 600009)
    if (this.alive.size >= MAX_SOCKETS) return new Refused('network exceed max task count', 600007)
    return undefined
  }

  private createSocket(takesPlace: boolean): Socket {
    const { clock, changed } = this.parts
    const socket = new Socket({
      ...this.parts,
      changed: () => {
        changed()
        if (socket.state !== 'closed') return
        clock.setTimeout(() => this.alive.delete(socket), SOCKET_RELEASE_MS)
      },
    })
    if (takesPlace) this.alive.add(socket)
    return socket
  }

  private connect(socket: Socket, options: ConnectOptions): void {
    const { transport, access } = this.parts
    if (!access.isConnected()) {
      socket.fail('_code:2,_msg:Underlying Transport Error')
      return
    }
    const { url, header = {}, protocols = [], timeout = CONNECT_TIMEOUT_MS } = options
    socket.connect((listener) => transport.connect({ url, header, protocols }, listener), timeout)
    this.parts.changed()
  }
}

const taskOf = (socket: Socket): SocketTask => ({
  get readyState() {
    return SOCKET_STATES.indexOf(socket.state)
  },
  send: (options) => socket.send(options),
  close: (options) => socket.close(options),
  onOpen: (listener) => void (socket.listeners.open = listener),
  onMessage: (listener) => void (socket.listeners.message = listener),
  onError: (listener) => void (socket.listeners.error = listener),
  onClose: (listener) => void (socket.listeners.close = listener),
})
