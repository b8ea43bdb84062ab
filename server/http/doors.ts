import type { IncomingMessage, Server } from 'node:http'
import type { Socket } from 'node:net'
import type { Config } from '../config'
import { addressKey, isLoopbackAddress } from '../rate/address-key'
import { clientOf, type Client, type Trust } from './client-address'

export interface DoorLimits extends Pick<Config, 'socketsPerAddress' | 'socketsUnsigned'> {
  /** The number of files and sockets that the process may have open. */
  descriptors: number
  /** Called with the address that has reached its limit. */
  refused: (address: string) => void
}

/** Descriptors that the database, the log and the files of the simulator need. */
const OWN_DESCRIPTORS = 64

/**
 * Counts the server's sockets and limits the number for each address. When too many sockets have no signed-in person,
 * the one that has been quiet longest is closed. A client that signs in promptly is not affected.
 */
export class Doors {
  /** Sockets without a request yet, and sockets with one. Both are ordered: by arrival, and by last request. */
  private readonly silent = new Set<Socket>()
  private readonly asking = new Set<Socket>()
  private readonly counts = new Map<string, number>()
  private readonly most: number

  constructor(
    private readonly limits: DoorLimits,
    private readonly trust: Trust
  ) {
    this.most = Math.min(limits.socketsUnsigned, limits.descriptors / 2) / 2
  }

  watch(server: Server): void {
    const { descriptors } = this.limits
    if (descriptors < Infinity) server.maxConnections = descriptors - OWN_DESCRIPTORS
    server.on('connection', (socket: Socket) => this.arrived(socket))
    server.on('request', ({ socket }: IncomingMessage) => this.asked(socket))
  }

  /** Whether a socket may become a WebSocket. */
  mayUpgrade(request: IncomingMessage): boolean {
    const { address, isDirect } = this.clientOf(request)
    // Directly connected clients were counted when they connected.
    return isDirect || this.counted(request.socket, address)
  }

  clientOf(request: IncomingMessage): Client {
    return clientOf(request, this.trust)
  }

  /** Marks the socket as belonging to a signed-in person. */
  signedIn(socket: Socket): void {
    this.silent.delete(socket)
    this.asking.delete(socket)
  }

  private arrived(socket: Socket): void {
    const { remoteAddress: peer = '' } = socket
    const isExempt = isLoopbackAddress(peer) || this.trust(peer, 0)
    if (!isExempt && !this.counted(socket, peer)) {
      this.limits.refused(peer)
      socket.destroy()
      return
    }
    socket.once('close', () => this.signedIn(socket))
    this.admit(socket, this.silent)
  }

  private asked(socket: Socket): void {
    this.signedIn(socket)
    this.admit(socket, this.asking)
  }

  private admit(socket: Socket, others: Set<Socket>): void {
    others.add(socket)
    if (others.size <= this.most) return
    for (const quietest of others) return void quietest.destroy()
  }

  /** Counts the socket until it closes. Returns false if its address has reached its limit. */
  private counted(socket: Socket, address: string): boolean {
    const key = addressKey(address)
    const count = this.counts.get(key) ?? 0
    if (count >= this.limits.socketsPerAddress) return false
    this.counts.set(key, count + 1)
    socket.once('close', () => this.uncount(key))
    return true
  }

  private uncount(key: string): void {
    const count = (this.counts.get(key) ?? 0) - 1
    if (count > 0) this.counts.set(key, count)
    else this.counts.delete(key)
  }
}
