import { Signal } from './signal'
import type { Call, Link } from './socket/link'

/** Combines both carriers: uses the socket if it works, and otherwise HTTP while it replaces the socket. */
export class Ways implements Link {
  readonly changed = new Signal()

  constructor(
    private readonly socket: Link,
    private readonly http: Link
  ) {
    for (const { changed } of [socket, http]) changed.on(() => this.changed.emit())
  }

  get isLive(): boolean {
    return this.socket.isLive || this.http.isLive
  }

  readonly call: Call = (url, data) =>
    (this.socket.isLive ? this.socket : this.http).call(url, data)
}
