import type { Callbacks } from './answer'
import { Refused } from './answer'
import { connectFailure } from './faults/connecting'
import {
  CONNECT_FAILS_AFTER_MS,
  CONNECT_TIMEOUT_MS,
  MAX_SOCKETS,
  MAX_SOCKETS_DEBUGGING,
  SLOW_SOCKET_RELEASE_MS,
  SOCKET_RELEASE_MS,
} from './limits'
import { interrupted, type NetworkAccess, suspended } from './network-access'
import type { SocketParts } from './socket'
import { Socket } from './socket'
import type { EndCause } from './faults/closing'
import type { SocketState, SocketTask } from './socket-events'
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

/** Implements wx.connectSocket with the platform's five socket slots, which are released late. */
export class Sockets {
  private readonly alive = new Set<Socket>()
  private nextTaskId = 1

  constructor(private readonly parts: SocketsParts) {}

  readonly wx = { connectSocket: (options: ConnectOptions) => this.open(options) }

  get states(): SocketState[] {
    return [...this.alive].map(({ state }) => state).filter((state) => state !== 'closed')
  }

  cutAll(code: number, reason: string, cause?: EndCause): void {
    for (const socket of this.alive) socket.cut(code, reason, cause)
  }

  silenceAll(): void {
    for (const socket of this.alive) socket.silence()
  }

  /** `success` only means that the call was accepted. Events report what happens to the socket. */
  private open(options: ConnectOptions): SocketTask {
    const { answers, faults } = this.parts
    if (faults.strikes('connect-throws')) {
      throw new Refused(':runtime invalidated').thrownBy('connectSocket')
    }
    const refusal = this.refusal(options.url)
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
    const { access } = this.parts
    if (!/^wss?:\/\/./.test(url)) return new Refused('invalid URL', 600009)
    return access.refusal() ?? (access.isWaking() ? this.wakingRefusal() : this.slotRefusal())
  }

  private wakingRefusal(): Refused | undefined {
    const { faults } = this.parts
    if (faults.strikes('connect-suspended')) return suspended
    return faults.strikes('connect-interrupted') ? interrupted : this.slotRefusal()
  }

  private slotRefusal(): Refused | undefined {
    const isDebugging = this.parts.faults.strikes('slots-two')
    const most = isDebugging ? MAX_SOCKETS_DEBUGGING : MAX_SOCKETS
    return this.alive.size < most ? undefined : new Refused('network exceed max task count', 600007)
  }

  private createSocket(takesPlace: boolean): Socket {
    const { clock, changed, faults } = this.parts
    const socket = new Socket({
      ...this.parts,
      changed: () => {
        changed()
        if (socket.state !== 'closed') return
        const isSlow = faults.strikes('slots-freed-late')
        const releaseMs = isSlow ? SLOW_SOCKET_RELEASE_MS : SOCKET_RELEASE_MS
        clock.setTimeout(() => this.alive.delete(socket), releaseMs)
      },
    })
    if (takesPlace) this.alive.add(socket)
    return socket
  }

  private connect(socket: Socket, options: ConnectOptions): void {
    const { transport, access, clock, faults } = this.parts
    const failure = connectFailure(faults)
    if (failure) {
      // A socket without any report stays as it is and keeps its slot
      if (failure.reports.length === 0) return
      const { text, reports } = failure
      clock.setTimeout(() => socket.fail(text, reports), CONNECT_FAILS_AFTER_MS)
      return
    }
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
    return socket.readyState
  },
  send: (options) => socket.send(options),
  close: (options) => socket.close(options),
  onOpen: (listener) => socket.reports.listen('open', listener),
  onMessage: (listener) => socket.reports.listen('message', listener),
  onError: (listener) => socket.reports.listen('error', listener),
  onClose: (listener) => socket.reports.listen('close', listener),
})
