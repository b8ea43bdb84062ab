import type { ServerFrame } from '../../protocol/frames'
import type { Batch } from '../../server/gateway/batch'
import type { ServerSocket } from '../../server/gateway/server-socket'

/** A client's end of a socket. Records what arrived, and whether the socket was closed. */
export class FakeSocket implements ServerSocket {
  /** How many bytes the client has not read yet. */
  bufferedAmount = 0
  isClosed = false
  isSignedIn = false
  /** The batches as they arrived, one for each write. */
  readonly writes: Batch[] = []

  send(batch: Batch): void {
    if (!this.isClosed) this.writes.push(batch)
  }

  signedIn(): void {
    this.isSignedIn = true
  }

  close(): void {
    this.isClosed = true
  }

  /** The texts of the WebSocket frames. */
  get texts(): string[] {
    return this.writes.flatMap(({ texts }) => texts)
  }

  /** All frames, with batches split. */
  get frames(): ServerFrame[] {
    return this.texts.flatMap((text) => JSON.parse(text) as ServerFrame | ServerFrame[])
  }
}
